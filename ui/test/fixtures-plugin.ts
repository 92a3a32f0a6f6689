import type { Plugin } from 'vite';

// Development only: answers /api/v1 from the records under test/mock when no server is named by TB_API.
export function fixtures(): Plugin {
  return {
    name: 'tongban-fixtures',
    configureServer(server) {
      if (process.env.TB_API) return;
      server.middlewares.use(async (request, response, next) => {
        if (!request.url?.startsWith('/api/v1/')) return next();
        const mock = await server.ssrLoadModule('/test/mock/server.ts') as typeof import('./mock/server');
        await mock.answer(request, response);
      });
    },
  };
}

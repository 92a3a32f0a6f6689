import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { existsSync, readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { fixtures } from './test/fixtures-plugin';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const apps = ['portal', 'desk'].filter((app) => existsSync(here(`./${app}/index.html`)));

// In development the portal answers at `/` and the desk at `/desk/`, as the server does.
function pages(): Plugin {
  return {
    name: 'tongban-pages',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const wantsPage = request.headers.accept?.includes('text/html') && !path.startsWith('/api/');
        if (!wantsPage || (/\.\w+$/.test(path) && !path.endsWith('.html'))) return next();
        const app = path.startsWith('/desk') ? 'desk' : 'portal';
        if (!apps.includes(app)) return next();
        const html = readFileSync(here(`./${app}/index.html`), 'utf8');
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(await server.transformIndexHtml(`/${app}/index.html`, html));
      });
    },
  };
}

export default defineConfig(({ command }) => ({
  root: here('.'),
  appType: 'mpa',
  plugins: [vue(), ...(command === 'serve' ? [pages(), fixtures()] : [])],
  resolve: { alias: { '@shared': here('./shared') } },
  server: { proxy: process.env.TB_API ? { '/api': process.env.TB_API } : undefined },
  build: {
    outDir: here('../build/ui'),
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: Object.fromEntries(apps.map((app) => [app, here(`./${app}/index.html`)])),
    },
  },
}));

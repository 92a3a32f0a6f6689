import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

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

// The server looks for the portal at the root of the built pages, and sends `X.gz` beside X to who takes it.
function asServed(): Plugin {
  return {
    name: 'tongban-as-served',
    enforce: 'post',
    generateBundle(_, bundle) {
      const portal = bundle['portal/index.html'];
      if (portal) portal.fileName = 'index.html';
    },
    writeBundle(options, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (!/\.(js|css|html|svg|json)$/.test(fileName)) continue;
        const path = `${options.dir}/${fileName}`;
        const bytes = readFileSync(path);
        if (bytes.length > 1024) writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig(({ command }) => ({
  root: here('.'),
  appType: 'mpa',
  plugins: [vue(), ...(command === 'serve' ? [pages()] : [asServed()])],
  resolve: { alias: { '@shared': here('./shared') } },
  server: { proxy: process.env.TB_API ? { '/api': process.env.TB_API } : undefined },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: Object.fromEntries(apps.map((app) => [app, here(`./${app}/index.html`)])),
    },
  },
}));

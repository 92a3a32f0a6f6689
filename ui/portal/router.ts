import { nextTick } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import { useSession } from '@shared/stores/session';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'home', component: () => import('./views/catalog/home/index.vue') },
    { path: '/search', name: 'search', component: () => import('./views/catalog/search/index.vue') },
    { path: '/items/:code', name: 'item', component: () => import('./views/catalog/item/index.vue'), props: true },
    {
      path: '/apply/:number', name: 'apply', props: true, meta: { signedIn: true },
      component: () => import('./views/cases/apply/index.vue'),
    },
    {
      path: '/cases', name: 'cases', meta: { signedIn: true },
      component: () => import('./views/cases/mine/index.vue'),
    },
    {
      path: '/cases/:number', name: 'case', props: true, meta: { signedIn: true },
      component: () => import('./views/cases/case/index.vue'),
    },
    { path: '/progress', name: 'progress', component: () => import('./views/cases/progress/index.vue') },
    {
      path: '/licences/:number', name: 'licence', props: true, meta: { signedIn: true },
      component: () => import('./views/licences/licence/index.vue'),
    },
    { path: '/verify', name: 'verify-any', component: () => import('./views/licences/verify/index.vue') },
    {
      path: '/verify/:number', name: 'verify', props: true,
      component: () => import('./views/licences/verify/index.vue'),
    },
    { path: '/login', name: 'login', component: () => import('./views/identity/login/index.vue') },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./views/states/not-found.vue') },
  ],
  scrollBehavior: (to, _from, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
});

router.beforeEach(async (to) => {
  if (!to.meta.signedIn) return true;
  const session = useSession();
  await session.load();
  return session.signedIn || { name: 'login', query: { back: to.fullPath } };
});

// The code of a page cannot be had: it was published anew since this one was opened, so the page is fetched whole;
// without a network the banner says so already.
router.onError((error: Error, to) => {
  const isGone = /dynamically imported module|importing a module|preload CSS/i.test(error.message);
  if (isGone && navigator.onLine !== false && to.fullPath !== location.pathname + location.search + location.hash) location.assign(to.fullPath);
});

/** Fetches the code of all pages once nothing else is to be done, so that each opens at once, and without a network says so itself. */
export function fetchPages(): void {
  const all = () => router.getRoutes().forEach(({ components }) => {
    const load = components?.default;
    if (typeof load === 'function') void (load as () => Promise<unknown>)().catch(() => undefined);
  });
  if ('requestIdleCallback' in globalThis) requestIdleCallback(all, { timeout: 10_000 });
  else setTimeout(all, 3000);
}

// A new page starts where its reader starts: focus on the heading's frame, not on a link that is gone.
router.afterEach(async (to, from) => {
  if (to.path === from.path || from.matched.length === 0) return;
  await nextTick();
  document.getElementById('main')?.focus({ preventScroll: true });
});

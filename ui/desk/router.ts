import { createRouter, createWebHistory } from 'vue-router';
import { useSession } from '@shared/stores/session';
import { homeOf, mayOpen } from './layouts/roles';

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes: [
    { path: '/', name: 'inbox', component: () => import('./views/cases/inbox/index.vue') },
    { path: '/cases', name: 'cases', component: () => import('./views/cases/by-due/index.vue') },
    { path: '/incidents', name: 'incidents', component: () => import('./views/ops/incidents/index.vue') },
    { path: '/running', name: 'running', component: () => import('./views/ops/running/index.vue') },
    { path: '/jobs', name: 'jobs', component: () => import('./views/ops/jobs/index.vue') },
    { path: '/checkpoints', name: 'checkpoints', component: () => import('./views/ops/checkpoints/index.vue') },
    { path: '/processes', name: 'processes', component: () => import('./views/processes/index.vue') },
    { path: '/processes/:key', name: 'process', meta: { page: 'processes' }, component: () => import('./views/processes/model/index.vue') },
    { path: '/decisions', name: 'decisions', component: () => import('./views/decisions/index.vue') },
    { path: '/decisions/:key', name: 'decision', meta: { page: 'decisions' }, component: () => import('./views/decisions/model/index.vue') },
    { path: '/no-case-work', name: 'no-case-work', component: () => import('./views/identity/no-case-work/index.vue') },
    { path: '/login', name: 'login', component: () => import('./views/identity/sign-in/index.vue') },
    { path: '/:rest(.*)*', redirect: '/' },
  ],
});

// Each role has one home; a page that is not his leads there. The server decides what he may read.
router.beforeEach(async (to) => {
  const session = useSession();
  await session.load();
  if (to.name === 'login') return true;
  if (!session.user) return { name: 'login', query: to.fullPath === '/' ? {} : { back: to.fullPath } };
  return mayOpen(session.user, String(to.meta.page ?? to.name)) || { name: homeOf(session.user) };
});

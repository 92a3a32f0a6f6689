// Which pages of the desk a person has, by role (domain.md (c)). What he may read or do is decided by the server.
import type { User } from '@shared/api/types';
import type { IconName } from '@shared/components/icons';

export type Page = 'inbox' | 'cases' | 'incidents' | 'running' | 'jobs' | 'checkpoints' | 'decisions' | 'processes' | 'no-case-work';

const kPages: Record<string, Page[]> = {
  receiver: ['inbox'], accepter: ['inbox'], issuer: ['inbox'], reviewer: ['inbox'], approver: ['inbox'], chief: ['inbox'], window_head: ['inbox'],
  body_head: ['cases'], inspector: ['cases', 'incidents', 'running', 'processes', 'decisions'], sysadmin: ['incidents', 'running', 'jobs', 'processes', 'decisions'], auditor: ['checkpoints', 'processes', 'decisions'],
};
export const kRail: { page: Page; icon: IconName }[] = [
  { page: 'inbox', icon: 'case' }, { page: 'cases', icon: 'eye' }, { page: 'incidents', icon: 'bang' }, { page: 'running', icon: 'walk' }, { page: 'jobs', icon: 'refresh' }, { page: 'checkpoints', icon: 'shield' },
  { page: 'processes', icon: 'flow' }, { page: 'decisions', icon: 'rules' },
];

const plain = (role: string) => role.split('@')[0]!;

/** Pages in the order of the rail. Citizens and the security administrator have none. */
export function pagesOf(user: Pick<User, 'kind' | 'roles'>): Page[] {
  if (user.kind !== 'staff') return [];
  const found = new Set(user.roles.flatMap((role) => kPages[plain(role)] ?? []));
  return kRail.map(({ page }) => page).filter((page) => found.has(page));
}

export function homeOf(user: Pick<User, 'kind' | 'roles'>): Page {
  return pagesOf(user)[0] ?? 'no-case-work';
}

export function mayOpen(user: Pick<User, 'kind' | 'roles'>, page: string): boolean {
  const pages: string[] = pagesOf(user);
  return pages.includes(page) || (page === 'no-case-work' && pages.length === 0);
}

/** The roles in plain form, for words. */
export function rolesOf(user: Pick<User, 'roles'>): string[] {
  return [...new Set(user.roles.map(plain))];
}

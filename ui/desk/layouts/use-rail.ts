import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSession } from '@shared/stores/session';
import { kRail, pagesOf, rolesOf } from './roles';

/** The pages of who is here, by name. */
export function useRail() {
  const { t } = useI18n();
  const session = useSession();
  /** The same list is supervision to an inspector, and the open work of his body to its head. */
  const nameOf = (page: string) => (page === 'cases' && session.user && !rolesOf(session.user).includes('inspector') ? 'open' : page);
  return computed(() => {
    const pages = session.user ? pagesOf(session.user) : [];
    return kRail.filter(({ page }) => pages.includes(page)).map((entry) => ({ ...entry, name: t(`desk.rail.${nameOf(entry.page)}`) }));
  });
}

import { watchEffect } from 'vue';
import { useI18n } from 'vue-i18n';

/** The title of the window: the page first, then whose site it is. */
export function useTitle(title: () => string): void {
  const { t } = useI18n();
  watchEffect(() => { document.title = `${title()} - ${t('portal.siteTitle')}`; });
}

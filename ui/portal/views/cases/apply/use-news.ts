import { ref, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Case } from '@shared/api/types';
import { useSaid } from '@shared/said';

/** What the last answers changed in the list of materials, in one line; the next save takes it away. */
export function useNews(record: Ref<Case | null>): Ref<string> {
  const { t } = useI18n();
  const said = useSaid();
  const news = ref('');
  const beyond = (these: Case, those: Case) => these.materials.filter(({ id }) => !those.materials.some((one) => one.id === id)).map(({ name }) => said.zh(name)).join(t('common.list'));
  watch(record, (now, before) => {
    if (!now || !before) return;
    const more = beyond(now, before);
    const less = beyond(before, now);
    // What was only looked at again is no news, and does not take the last ones away.
    if (more || less || now.version !== before.version) news.value = [more && t('cases.apply.moreNow', { names: more }), less && t('cases.apply.lessNow', { names: less })].filter(Boolean).join(' ');
  });
  return news;
}

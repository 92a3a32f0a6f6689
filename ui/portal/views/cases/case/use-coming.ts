import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { items, processes } from '@shared/api';
import type { Case, Item } from '@shared/api/types';
import { useFormat } from '@shared/composables/use-format';
import { isApiError } from '@shared/request';
import { useSaid } from '@shared/said';
import { comingSteps, dueOf } from './coming';

export interface NextStep { element: string; title: string; who: string; due: string }

/** The steps that a case has still before it, with the department that does them and by when. Without its drawing there are none. */
export function useComing(record: () => Case | null) {
  const { t } = useI18n();
  const format = useFormat();
  const said = useSaid();
  const xml = ref('');
  const item = shallowRef<Item | null>(null);
  const model = computed(() => (record()?.process?.active.length ? record()!.process! : null));
  const steps = computed(() => (xml.value && model.value ? comingSteps(xml.value, model.value.active) : []));

  watch(() => model.value && `${model.value.model} ${model.value.version}`, async (drawn) => {
    const found = record();
    if (!drawn || !found?.process) return;
    try {
      const [drawing, guide] = await Promise.all([processes.one(found.process.model, found.process.version), items.one(found.item.code)]);
      xml.value = drawing.xml;
      // A guide that was changed since promises other limits than this case has.
      item.value = guide.version === String(found.item.version) ? guide : null;
    } catch (error) {
      if (!isApiError(error)) throw error;
    }
  }, { immediate: true });

  return computed<NextStep[]>(() => steps.value.map((step, index) => {
    const { at, limit } = dueOf(step, record()!, item.value);
    // Steps that share a limit share one day: it is told where it ends.
    const ends = steps.value[index + 1]?.clock !== step.clock;
    const amount = limit ? t(`clock.amount.${limit.unit}`, { n: limit.amount }) : '';
    const due = at ? t('clock.due', { at: format.due(at) }) : limit ? t(`cases.coming.within.${limit.start}`, { amount }) : '';
    return { element: step.element, title: step.title, who: said.zh(record()!.item.department), due: ends ? due : '' };
  }));
}

import { computed, ref, watch, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { check, groupsOf, isEmpty, type Fault, type Group, type Say } from '@shared/components/form';
import type { CaseMaterial } from '@shared/api/types';
import { useSaid } from '@shared/said';
import type { useDraft } from './use-draft';

export interface StepView { id: string; title: string; state: 'open' | 'wait' | 'done' | 'later'; words: string; group?: Group }
type Draft = ReturnType<typeof useDraft>;

/** The steps of an application, what each still lacks, and the check before the review. */
export function useSteps(draft: Draft) {
  const { t } = useI18n();
  const said = useSaid();
  const say: Say = (key, named) => t(key, said.named(named));
  const shown = ref<Fault[]>([]);
  const at = ref(0);
  const groups: ComputedRef<Group[]> = computed(() => {
    const schema = draft.item.value?.form_schema;
    return schema ? groupsOf(schema, draft.item.value?.form_layout, draft.form) : [];
  });
  const mine = computed<CaseMaterial[]>(() => draft.record.value?.materials.filter((one) => !one.held && one.state !== 'shared') ?? []);
  const given = computed<CaseMaterial[]>(() => draft.record.value?.materials.filter((one) => one.held) ?? []);
  // A paper that the scanner refused is as good as none; an optional one may not stay refused either.
  const absent = computed(() => mine.value.filter((one) => one.state === 'rejected' || (one.required && !one.file)));
  const checking = computed(() => mine.value.filter((one) => one.state === 'received').length);
  const faultsOfMaterials = (): Fault[] => absent.value.map((one) => ({ id: `m-${one.id}`, field: `material.${one.id}`, message: t(one.file ? 'cases.upload.again' : 'cases.upload.missing', { name: said.zh(one.name) }) }));

  const leftIn = (group: Group) => group.fields.filter((field) => field.required && isEmpty(draft.form[field.name])).length;
  const steps = computed<StepView[]>(() => {
    const filled: StepView[] = groups.value.map((group) => {
      const wrong = shown.value.filter((fault) => group.fields.some((field) => field.name === fault.field.split('.')[0]));
      const left = leftIn(group);
      const words = wrong.length ? t('cases.apply.wrongN', { n: wrong.length }) : left ? t('cases.apply.leftN', { n: left }) : t('cases.apply.filled');
      return { id: `s-${group.id}`, title: said.zh(group.title), group, words, state: wrong.length || left ? 'open' : 'done' };
    });
    const lacks = absent.value.length;
    if (mine.value.length || given.value.length) {
      const words = lacks ? t('cases.apply.lackN', { n: lacks }) : checking.value ? t('cases.apply.checkingN', { n: checking.value }) : t('cases.apply.complete');
      filled.push({ id: 's-materials', title: t('cases.apply.materials'), state: lacks ? 'open' : checking.value ? 'wait' : 'done', words });
    }
    const ready = filled.every((step) => step.state !== 'open');
    return [...filled, { id: 's-review', title: t('cases.apply.review'), state: 'later', words: ready ? t('cases.apply.ready') : t('cases.apply.notReady') }];
  });
  // A fault goes as soon as it is mended; a new one is told only when asked for (never while typing).
  watch([() => draft.form, () => draft.record.value], () => {
    if (!shown.value.length) return;
    const still = new Set(inspect().map((fault) => `${fault.id} ${fault.message}`));
    shown.value = shown.value.filter((fault) => still.has(`${fault.id} ${fault.message}`));
  }, { deep: true });
  const left = computed(() => groups.value.reduce((total, group) => total + leftIn(group), 0));
  // Faults of what is filled in; what is empty is counted by `left` and `absent`.
  const wrongNow = computed(() => shown.value.filter((fault) => !isEmpty(draft.form[fault.field.split('.')[0]!])).length);
  const headline = computed(() => {
    const parts = [left.value ? t('cases.apply.fieldsN', { n: left.value }) : '', absent.value.length ? t('cases.apply.papersN', { n: absent.value.length }) : '', wrongNow.value ? t('cases.apply.wrongN', { n: wrongNow.value }) : ''].filter(Boolean);
    return parts.length ? t('cases.apply.left', { parts: parts.join(t('common.list')) }) : t('cases.apply.allFilled');
  });
  /** Faults of one step, or of all. */
  function inspect(step?: StepView): Fault[] {
    const wanted = step?.group ? [step.group] : step ? [] : groups.value;
    const ofForm = check(wanted, draft.form, say);
    return step && step.id !== 's-materials' ? ofForm : [...ofForm, ...faultsOfMaterials()];
  }
  const ready = computed(() => !left.value && !absent.value.length && !wrongNow.value);
  return { groups, mine, given, steps, headline, ready, shown, at, checking, inspect };
}

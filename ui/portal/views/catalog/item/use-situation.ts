import { computed, onBeforeUnmount, reactive, watch, type ComputedRef, type Ref } from 'vue';
import { items } from '@shared/api';
import type { FormData, FormValue, Item, Material, Situation, Unneeded } from '@shared/api/types';
import { groupsOf, isEmpty, type Field } from '@shared/components/form';
import { useLoad } from '@shared/composables/use-load';
import { keepAnswers, keptAnswers } from './kept-answers';

const kPause = 300;
/** A material as it stands in the list: `why` it is needed; `maybe`: only in some situations, nothing is answered yet. */
export interface Listed { material: Material; why: string; maybe: boolean }

/** What the reader says of his situation, and what it needs. */
export function useSituation(item: Ref<Item | null>) {
  const answers = reactive<FormData>({});
  const fields: ComputedRef<Field[]> = computed(() => {
    const found = item.value;
    if (!found?.form_schema || !found.questions.length) return [];
    const all = groupsOf(found.form_schema, found.form_layout, answers).flatMap((group) => group.fields);
    // Nothing has to be answered here, so no field is marked as one that may be left out.
    return found.questions.flatMap((name) => all.filter((field) => field.name === name)).map((field) => ({ ...field, required: true }));
  });
  // What an answer before made visible and then hid again is not part of the situation.
  const given = computed<FormData>(() => Object.fromEntries(fields.value.filter(({ name }) => !isEmpty(answers[name])).map(({ name }) => [name, answers[name]])));
  const isAsked = computed(() => Object.keys(given.value).length > 0);

  const loaded = useLoad<Situation | null>((signal) => (item.value && isAsked.value ? items.situation(item.value.code, given.value, signal) : Promise.resolve(null)));
  let timer: ReturnType<typeof setTimeout> | undefined;
  function ask(): void {
    clearTimeout(timer);
    loaded.drop(); // an answer to what was said before comes too late
    timer = setTimeout(() => void loaded.run(), kPause);
  }
  watch(() => item.value?.code, (code) => {
    for (const name of Object.keys(answers)) delete answers[name];
    if (code) Object.assign(answers, keptAnswers(code));
  }, { immediate: true });
  watch(given, (now, before) => {
    if (JSON.stringify(now) === JSON.stringify(before)) return;
    if (item.value) keepAnswers(item.value.code, now);
    ask();
  });
  if (isAsked.value) ask();
  onBeforeUnmount(() => clearTimeout(timer));
  function put(name: string, value: FormValue): void { answers[name] = value; }
  function clear(): void {
    for (const name of Object.keys(answers)) delete answers[name];
  }

  // Of answers that nobody could judge nothing is known: the whole list stands again.
  const situation = computed(() => (isAsked.value && !loaded.error.value ? loaded.data.value : null));
  const listed = computed<Listed[]>(() => {
    const all = item.value?.materials ?? [];
    const found = situation.value;
    if (!found) return all.map((material) => ({ material, why: material.only_when ?? '', maybe: Boolean(material.only_when) }));
    const needed = new Map(found.materials.filter((one) => one.needed).map((one) => [one.id, one.why]));
    return all.filter(({ id }) => needed.has(id)).map((material) => ({ material, why: needed.get(material.id) ?? '', maybe: false }));
  });
  const unneeded = computed<Unneeded[]>(() => (situation.value?.materials ?? []).filter((one) => !one.needed).map(({ id, name, why }) => {
    const only = item.value?.materials.find((one) => one.id === id)?.only_when;
    return { id, name, why: only || why };
  }));
  return { answers, fields, given, isAsked, situation, listed, unneeded, error: loaded.error, slow: loaded.slow, busy: loaded.busy, again: loaded.run, put, clear };
}
export type SituationOf = ReturnType<typeof useSituation>;

import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { decisions as api, type Tried } from '@shared/api/decisions';
import { ApiError, isApiError } from '@shared/request';
import { fieldOf, inputsOf, type Fault, type Filled } from './inputs';
import type { OpenTable, TableCheck } from './room';

/** Values for one decision of the model, and what the table says to them. */
export function useTrial(open: OpenTable, check: TableCheck) {
  const chosen = ref('');
  /** By the name of the input: who tries another decision of the same model types nothing twice. */
  const filled = reactive<Filled>({});
  const busy = ref(false);
  const tried = shallowRef<Tried | null>(null);
  const triedWith = ref('');
  const error = shallowRef<ApiError | null>(null);
  const faults = shallowRef<Fault[]>([]);

  const infos = computed(() => check.answer.value?.decisions ?? []);
  const decision = computed(() => infos.value.find(({ id }) => id === chosen.value) ?? infos.value[0]);
  const fields = computed(() => (decision.value?.inputs ?? []).map(fieldOf));
  const now = computed(() => JSON.stringify([decision.value?.id, open.xml.value, fields.value.map(({ name }) => filled[name] ?? '')]));
  const isStale = computed(() => tried.value !== null && triedWith.value !== now.value);

  // A choice that nobody made shows that it is not made.
  watch(fields, (all) => { for (const { name } of all) filled[name] ??= ''; }, { immediate: true });

  async function attempt(): Promise<void> {
    const [of, asked] = [open.model.value, decision.value];
    if (!of || !asked || busy.value) return;
    const { inputs, faults: wrong } = inputsOf(fields.value, filled);
    faults.value = wrong;
    if (wrong.length) return;
    busy.value = true;
    error.value = null;
    const asking = now.value;
    try {
      tried.value = await api.attempt(of.key, { xml: open.xml.value, decision: asked.name, inputs });
      triedWith.value = asking;
    } catch (failure) {
      error.value = isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' });
      tried.value = null;
    } finally {
      busy.value = false;
    }
  }
  function clear(): void {
    for (const name of Object.keys(filled)) filled[name] = '';
    tried.value = null;
    error.value = null;
    faults.value = [];
  }
  watch(() => [open.model.value?.key, decision.value?.id], ([key, id], [before, was]) => {
    if (key !== before) clear();
    if (id !== was) tried.value = error.value = null;
  });
  return { chosen, infos, decision, fields, filled, busy, tried, error, faults, isStale, attempt, clear };
}
export type TrialForm = ReturnType<typeof useTrial>;

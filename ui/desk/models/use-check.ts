import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { ApiError, isApiError } from '@shared/request';
import { countOf, type Answer, type Model } from './room';
import type { OpenModel } from './use-model';

const kPause = 700;

/** What the server finds in the text as it stands: asked again after every pause, an older answer never wins. */
export function useCheck<A extends Answer, M extends Model & A>(open: OpenModel<A, M>) {
  const { api, inOrder } = open.room;
  const findings = shallowRef<A['findings']>([]);
  /** All that the text tells, not only what is wrong with it. */
  const answer = shallowRef<A | null>(null);
  const busy = ref(false);
  const error = shallowRef<ApiError | null>(null);
  let turn = 0;
  let control: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Nothing can be read, so there is nothing to publish; what was found before is not so any more. */
  const isUnread = computed(() => error.value !== null && error.value.status === 422);
  const errors = computed(() => countOf(findings.value, 'error'));
  const warnings = computed(() => countOf(findings.value, 'warning'));

  function told(found: A): void {
    findings.value = inOrder(found.findings);
    answer.value = found;
    error.value = null;
  }
  async function check(): Promise<void> {
    clearTimeout(timer);
    const found = open.model.value;
    if (!found || !open.mayPublish.value) return;
    const mine = ++turn;
    control?.abort();
    control = new AbortController();
    busy.value = true;
    try {
      const asked = await api.check(found.key, open.xml.value, control.signal);
      if (mine === turn) told(asked);
    } catch (failure) {
      if (mine !== turn) return;
      error.value = isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' });
      if (isUnread.value) findings.value = [];
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  function stop(): void {
    ++turn;
    control?.abort();
    clearTimeout(timer);
    busy.value = false;
  }
  watch([open.model, open.edition, open.xml] as const, ([, edition], [before, edited]) => {
    stop();
    const found = open.model.value;
    if (!found) return;
    // The server has checked its own versions: only an edited text is asked about.
    if (open.xml.value === found.xml && !open.isNew.value) return told(found);
    if (found !== before || edition !== edited) return void check();
    busy.value = open.mayPublish.value;
    timer = setTimeout(() => void check(), kPause);
  }, { immediate: true });
  onBeforeUnmount(stop);
  return { findings, answer, busy, error, isUnread, errors, warnings, check };
}
export type Check<A extends Answer = Answer, M extends Model & A = Model & A> = ReturnType<typeof useCheck<A, M>>;

import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { decisions as api, type DecisionInfo, type Finding } from '@shared/api/decisions';
import { ApiError, isApiError } from '@shared/request';
import { countOf, inOrder } from './findings';
import type { OpenModel } from './use-model';

const kPause = 700;

/** What the server finds in the text as it stands: asked again after every pause, an older answer never wins. */
export function useCheck(open: OpenModel) {
  const findings = shallowRef<Finding[]>([]);
  const decisions = shallowRef<DecisionInfo[]>([]);
  const busy = ref(false);
  const error = shallowRef<ApiError | null>(null);
  let turn = 0;
  let control: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Nothing can be read, so there is nothing to publish; what was found before is not so any more. */
  const isUnread = computed(() => error.value !== null && error.value.status === 422);
  const errors = computed(() => countOf(findings.value, 'error'));
  const warnings = computed(() => countOf(findings.value, 'warning'));

  function told(found: Finding[], infos: DecisionInfo[]): void {
    findings.value = inOrder(found);
    decisions.value = infos;
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
      const answer = await api.check(found.key, open.xml.value, control.signal);
      if (mine === turn) told(answer.findings, answer.decisions);
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
  watch([open.model, open.edition, open.xml], ([found, edition], [before, edited]) => {
    stop();
    if (!found) return;
    // The server has checked its own versions: only an edited text is asked about.
    if (open.xml.value === found.xml) return told(found.findings, found.decisions);
    if (found !== before || edition !== edited) return void check();
    busy.value = open.mayPublish.value;
    timer = setTimeout(() => void check(), kPause);
  }, { immediate: true });
  onBeforeUnmount(stop);
  return { findings, decisions, busy, error, isUnread, errors, warnings, check };
}
export type Check = ReturnType<typeof useCheck>;

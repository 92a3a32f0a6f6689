import { onBeforeUnmount, ref, shallowRef } from 'vue';
import { ApiError, isApiError } from '../request';

const kQuiet = 300;

/**
 * Data of a page with its states. `slow` turns true only after 300 ms, so that a skeleton never flashes;
 * an older answer never replaces a newer one.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>) {
  const data = shallowRef<T | null>(null);
  const error = shallowRef<ApiError | null>(null);
  const busy = ref(false);
  const slow = ref(false);
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let control: AbortController | undefined;

  async function run(): Promise<void> {
    const mine = ++turn;
    control?.abort();
    control = new AbortController();
    busy.value = true;
    clearTimeout(timer);
    timer = setTimeout(() => { if (mine === turn) slow.value = busy.value; }, kQuiet);
    try {
      const answer = await load(control.signal);
      if (mine !== turn) return;
      data.value = answer;
      error.value = null;
    } catch (failure) {
      if (mine !== turn) return;
      error.value = isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' });
      if (!isApiError(failure)) console.error(failure);
    } finally {
      if (mine === turn) {
        busy.value = false;
        slow.value = false;
        clearTimeout(timer);
      }
    }
  }
  /** Whatever is on its way is not waited for any more. */
  function drop(): void {
    ++turn;
    clearTimeout(timer);
    control?.abort();
    busy.value = false;
    slow.value = false;
  }
  onBeforeUnmount(drop);
  return { data, error, busy, slow, run, drop };
}

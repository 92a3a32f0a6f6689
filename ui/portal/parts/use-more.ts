import { ref, shallowRef } from 'vue';
import { isApiError } from '@shared/request';
import { useSaid } from '@shared/said';

/** The further pages of a list: `begin` after its first page was loaded; `problem` says why the next one did not come. */
export function useMore<T>(load: (cursor: string) => Promise<{ items: T[]; next?: string | null }>) {
  const said = useSaid();
  const more = shallowRef<T[]>([]);
  const next = ref<string | null>(null);
  const busy = ref(false);
  const problem = ref('');

  function begin(cursor: string | null | undefined): void {
    more.value = [];
    next.value = cursor ?? null;
    problem.value = '';
  }
  async function loadMore(): Promise<void> {
    const from = next.value;
    if (busy.value || !from) return;
    busy.value = true;
    problem.value = '';
    try {
      const page = await load(from);
      if (next.value !== from) return; // another list has begun meanwhile
      more.value = [...more.value, ...page.items];
      next.value = page.next ?? null;
    } catch (error) {
      if (!isApiError(error)) throw error;
      problem.value = said.problem(error);
    } finally {
      busy.value = false;
    }
  }
  return { more, next, busy, problem, begin, loadMore };
}

import { computed, ref, shallowRef, type Ref } from 'vue';
import { tasks } from '@shared/api';
import type { Due, Task } from '@shared/api/types';
import { ApiError, isApiError } from '@shared/request';
import { mergeRows } from '../../../parts/rows';

const kPage = 100;

export interface ListQuery { queue: string; item: string; q: string; due: Due | '' }
export const dueFrom = (value: unknown): Due | '' => (value === 'today' || value === 'overdue' ? value : '');
export const isNarrowed = (query: ListQuery) => query.q !== '' || query.item !== '' || query.due !== '';

const asError = (failure: unknown) => (isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' }));

/** The tasks of a queue by due time, page by page; order never moves under the hand. */
export function useTaskList(query: Ref<ListQuery>, open: Ref<string>) {
  const rows = shallowRef<Task[]>([]);
  const total = ref(0);
  const capped = ref(false); // there are more: the server counts the most urgent only
  const next = ref<string | null>(null);
  const waiting = ref(0);
  const loaded = ref(false);
  const busy = ref(false);
  const error = shallowRef<ApiError | null>(null);
  let turn = 0;

  const fetchPage = (cursor?: string) => {
    const { queue, item, q, due } = query.value;
    return tasks.list({ queue, item, q, due: due || undefined, cursor, limit: kPage });
  };
  async function load(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const page = await fetchPage();
      if (mine !== turn) return;
      rows.value = page.items;
      total.value = page.total;
      capped.value = page.capped;
      next.value = page.next ?? null;
      waiting.value = 0;
      error.value = null;
      loaded.value = true;
    } catch (failure) {
      if (mine === turn) error.value = asError(failure);
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  async function more(): Promise<void> {
    if (!next.value || busy.value) return;
    const mine = turn;
    busy.value = true;
    try {
      const page = await fetchPage(next.value);
      if (mine !== turn) return;
      const known = new Set(rows.value.map(({ id }) => id));
      rows.value = [...rows.value, ...page.items.filter(({ id }) => !known.has(id))];
      next.value = page.next ?? null;
    } catch (failure) {
      if (mine === turn) error.value = asError(failure);
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  /** Renews what is shown without moving it. */
  async function refresh(): Promise<void> {
    if (busy.value || !loaded.value) return load();
    const mine = turn;
    const page = await fetchPage().catch(() => null);
    if (!page || mine !== turn) return;
    const whole = !page.next && rows.value.length <= kPage;
    const merged = mergeRows(rows.value, page.items, whole, open.value);
    rows.value = merged.rows;
    waiting.value = merged.waiting;
    total.value = page.total;
    capped.value = page.capped;
    error.value = null;
    if (rows.value.length === 0 && merged.waiting > 0) await load();
  }
  function remove(id: string): void {
    if (!rows.value.some((row) => row.id === id)) return;
    rows.value = rows.value.filter((row) => row.id !== id);
    total.value = Math.max(0, total.value - 1);
  }
  /** How many there are: of a narrowed list, as many as were found so far. */
  const count = computed(() => (isNarrowed(query.value) ? `${rows.value.length}${next.value ? '+' : ''}` : `${total.value}${capped.value ? '+' : ''}`));
  return { rows, count, total, next, waiting, loaded, busy, error, load, more, refresh, remove };
}

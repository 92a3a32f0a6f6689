import { computed, ref, shallowRef, type Ref } from 'vue';
import { tasks } from '@shared/api';
import type { Task } from '@shared/api/types';
import { ApiError, isApiError } from '@shared/request';
import { matches, mergeRows } from './rows';

const kPage = 100;
/** A search looks through at most this many tasks of a queue; beyond it the page says so. */
const kSearchPages = 10;

export interface ListQuery { queue: string; item: string; q: string }

const asError = (failure: unknown) => (isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' }));

/** The tasks of a queue by due time, page by page; order never moves under the hand. */
export function useTaskList(query: Ref<ListQuery>, open: Ref<string>) {
  const all = shallowRef<Task[]>([]);
  const total = ref(0);
  const next = ref<string | null>(null);
  const waiting = ref(0);
  const loaded = ref(false);
  const busy = ref(false);
  const error = shallowRef<ApiError | null>(null);
  let turn = 0;

  const fetchPage = (cursor?: string) => {
    const { queue, item, q } = query.value;
    return tasks.list({ queue, item, q, cursor, limit: kPage });
  };
  async function searchOn(mine: number): Promise<void> {
    for (let page = 1; query.value.q && next.value && page < kSearchPages; ++page) {
      const found = await fetchPage(next.value);
      if (mine !== turn) return;
      all.value = [...all.value, ...found.items];
      next.value = found.next;
    }
  }
  async function load(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const page = await fetchPage();
      if (mine !== turn) return;
      all.value = page.items;
      total.value = page.total;
      next.value = page.next;
      waiting.value = 0;
      error.value = null;
      loaded.value = true;
      await searchOn(mine);
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
      const known = new Set(all.value.map(({ id }) => id));
      all.value = [...all.value, ...page.items.filter(({ id }) => !known.has(id))];
      next.value = page.next;
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
    const whole = page.next === null && all.value.length <= kPage;
    const merged = mergeRows(all.value, page.items, whole, open.value);
    all.value = merged.rows;
    waiting.value = merged.waiting;
    total.value = page.total;
    error.value = null;
    if (all.value.length === 0 && merged.waiting > 0) await load();
  }
  function remove(id: string): void {
    if (!all.value.some((row) => row.id === id)) return;
    all.value = all.value.filter((row) => row.id !== id);
    total.value = Math.max(0, total.value - 1);
  }
  const rows = computed(() => all.value.filter((row) =>
    (!query.value.item || row.item.code === query.value.item) && matches(row, query.value.q)));
  const items = computed(() => [...new Map(all.value.map(({ item }) => [item.code, item])).values()]);
  return { rows, items, total, next, waiting, loaded, busy, error, load, more, refresh, remove };
}

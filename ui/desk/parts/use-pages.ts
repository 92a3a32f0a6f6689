import { ref, shallowRef, type Ref } from 'vue';
import { ApiError, isApiError } from '@shared/request';
import type { List } from '@shared/api/types';
import { mergeRows } from './rows';

const asError = (failure: unknown) => (isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' }));

/** A list that comes page by page and is renewed under the reader's hand; the row that lies open never leaves it. */
export function usePages<T extends { id: string }>(page: (cursor?: string) => Promise<List<T>>, pageSize: number, open: Ref<string>) {
  const rows = shallowRef<T[]>([]);
  const next = ref<string | null>(null);
  const loaded = ref(false);
  const busy = ref(false);
  const waiting = ref(0);
  const error = shallowRef<ApiError | null>(null);
  let turn = 0;

  async function load(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const found = await page();
      if (mine !== turn) return;
      rows.value = found.items;
      next.value = found.next ?? null;
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
      const found = await page(next.value);
      if (mine !== turn) return;
      const known = new Set(rows.value.map(({ id }) => id));
      rows.value = [...rows.value, ...found.items.filter(({ id }) => !known.has(id))];
      next.value = found.next ?? null;
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
    const found = await page().catch(() => null);
    if (!found || mine !== turn) return;
    const merged = mergeRows(rows.value, found.items, !found.next && rows.value.length <= pageSize, open.value);
    rows.value = merged.rows;
    waiting.value = merged.waiting;
    error.value = null;
  }
  function remove(id: string): void {
    rows.value = rows.value.filter((row) => row.id !== id);
  }
  return { rows, next, waiting, loaded, busy, error, load, more, refresh, remove };
}

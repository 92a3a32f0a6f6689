import { computed, ref, shallowRef, type Ref } from 'vue';
import { cases } from '@shared/api';
import { ApiError, isApiError } from '@shared/request';
import type { CaseRow, Due } from '@shared/api/types';
import { mergeRows } from '../inbox/rows';

const kPage = 100;
type Row = CaseRow & { id: string };
const asRow = (row: CaseRow): Row => ({ ...row, id: row.number });

/** Every open case a supervisor may see, the most urgent first. */
export function useCases(query: Ref<{ q: string; due: Due | '' }>, open: Ref<string>) {
  const rows = shallowRef<Row[]>([]);
  const next = ref<string | null>(null);
  const loaded = ref(false);
  const busy = ref(false);
  const waiting = ref(0);
  const error = shallowRef<ApiError | null>(null);

  const page = (cursor?: string) => cases.all({ q: query.value.q, due: query.value.due || undefined, cursor, limit: kPage });
  let turn = 0;
  async function load(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    try {
      const found = await page();
      if (mine !== turn) return;
      rows.value = found.items.map(asRow);
      next.value = found.next ?? null;
      waiting.value = 0;
      error.value = null;
      loaded.value = true;
    } catch (failure) {
      error.value = isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' });
    } finally {
      busy.value = false;
    }
  }
  async function more(): Promise<void> {
    if (!next.value || busy.value) return;
    busy.value = true;
    const found = await page(next.value).catch(() => null);
    busy.value = false;
    if (!found) return;
    const known = new Set(rows.value.map(({ id }) => id));
    rows.value = [...rows.value, ...found.items.map(asRow).filter(({ id }) => !known.has(id))];
    next.value = found.next ?? null;
  }
  async function refresh(): Promise<void> {
    if (busy.value || !loaded.value) return load();
    const found = await page().catch(() => null);
    if (!found) return;
    const merged = mergeRows(rows.value, found.items.map(asRow), !found.next && rows.value.length <= kPage, open.value);
    rows.value = merged.rows;
    waiting.value = merged.waiting;
  }
  const counts = computed(() => ({
    red: rows.value.filter(({ clock }) => clock?.level === 'red').length,
    yellow: rows.value.filter(({ clock }) => clock?.level === 'yellow').length,
    held: rows.value.filter(({ clock }) => clock?.level === 'held').length,
  }));
  return { rows, counts, next, waiting, loaded, busy, error, load, more, refresh };
}

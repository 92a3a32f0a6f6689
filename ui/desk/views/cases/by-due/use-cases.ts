import { computed, ref, shallowRef, type Ref } from 'vue';
import { cases } from '@shared/api';
import { ApiError, isApiError } from '@shared/request';
import type { CaseRow } from '@shared/api/types';
import { matches, mergeRows } from '../inbox/rows';

const kPage = 100;
type Row = CaseRow & { id: string };
const asRow = (row: CaseRow): Row => ({ ...row, id: row.number });

/** Every open case a supervisor may see, the most urgent first. */
export function useCases(q: Ref<string>, open: Ref<string>) {
  const all = shallowRef<Row[]>([]);
  const next = ref<string | null>(null);
  const loaded = ref(false);
  const busy = ref(false);
  const waiting = ref(0);
  const error = shallowRef<ApiError | null>(null);

  const page = (cursor?: string) => cases.all({ cursor, limit: kPage });
  async function load(): Promise<void> {
    busy.value = true;
    try {
      const found = await page();
      all.value = found.items.map(asRow);
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
    const known = new Set(all.value.map(({ id }) => id));
    all.value = [...all.value, ...found.items.map(asRow).filter(({ id }) => !known.has(id))];
    next.value = found.next ?? null;
  }
  async function refresh(): Promise<void> {
    if (busy.value || !loaded.value) return load();
    const found = await page().catch(() => null);
    if (!found) return;
    const merged = mergeRows(all.value, found.items.map(asRow), found.next === null && all.value.length <= kPage, open.value);
    all.value = merged.rows;
    waiting.value = merged.waiting;
  }
  const rows = computed(() => all.value.filter((row) => matches(row, q.value)));
  const counts = computed(() => ({
    red: all.value.filter(({ clock }) => clock?.level === 'red').length,
    yellow: all.value.filter(({ clock }) => clock?.level === 'yellow').length,
    held: all.value.filter(({ clock }) => clock?.level === 'held').length,
  }));
  return { rows, counts, next, waiting, loaded, busy, error, load, more, refresh };
}

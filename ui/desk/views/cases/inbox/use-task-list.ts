import { computed, ref, type Ref } from 'vue';
import { tasks } from '@shared/api';
import type { Due } from '@shared/api/types';
import { usePages } from '../../../parts/use-pages';

const kPage = 100;

export interface ListQuery { queue: string; item: string; q: string; due: Due | '' }
export const dueFrom = (value: unknown): Due | '' => (value === 'today' || value === 'overdue' ? value : '');
export const isNarrowed = (query: ListQuery) => query.q !== '' || query.item !== '' || query.due !== '';

/** The tasks of a queue by due time, page by page; order never moves under the hand. */
export function useTaskList(query: Ref<ListQuery>, open: Ref<string>) {
  const total = ref(0);
  const capped = ref(false); // there are more: the server counts the most urgent only
  const fetchPage = (cursor?: string) => {
    const { queue, item, q, due } = query.value;
    return tasks.list({ queue, item, q, due: due || undefined, cursor, limit: kPage });
  };
  const pages = usePages(fetchPage, kPage, open, (found) => {
    total.value = found.total;
    capped.value = found.capped;
  });
  const { rows, next, waiting } = pages;

  async function refresh(): Promise<void> {
    await pages.refresh();
    if (rows.value.length === 0 && waiting.value > 0) await pages.load();
  }
  function remove(id: string): void {
    if (!rows.value.some((row) => row.id === id)) return;
    pages.remove(id);
    total.value = Math.max(0, total.value - 1);
  }
  /** How many there are: of a narrowed list, as many as were found so far. */
  const count = computed(() => (isNarrowed(query.value) ? `${rows.value.length}${next.value ? '+' : ''}` : `${total.value}${capped.value ? '+' : ''}`));
  return { ...pages, count, total, refresh, remove };
}

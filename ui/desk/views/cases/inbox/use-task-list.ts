import { computed, type Ref } from 'vue';
import { tasks } from '@shared/api';
import type { Due, Queue } from '@shared/api/types';
import { usePages } from '../../../parts/use-pages';

const kPage = 100;

export interface ListQuery { queue: string; item: string; q: string; due: Due | '' }
export const dueFrom = (value: unknown): Due | '' => (value === 'today' || value === 'overdue' ? value : '');
export const isNarrowed = (query: ListQuery) => query.q !== '' || query.item !== '' || query.due !== '';

/** The tasks of a queue by due time, page by page; order never moves under the hand. How many there are is told by `queues`. */
export function useTaskList(query: Ref<ListQuery>, open: Ref<string>, queues: Ref<Queue[] | null>) {
  const fetchPage = (cursor?: string) => {
    const { queue, item, q, due } = query.value;
    return tasks.list({ queue, item, q, due: due || undefined, cursor, limit: kPage });
  };
  const pages = usePages(fetchPage, kPage, open);
  const { rows, next, waiting } = pages;

  async function refresh(): Promise<void> {
    await pages.refresh();
    if (rows.value.length === 0 && waiting.value > 0) await pages.load();
  }
  /** How many there are: of a narrowed list, as many as were found so far. */
  const count = computed(() => {
    if (isNarrowed(query.value) || !queues.value) return `${rows.value.length}${next.value ? '+' : ''}`;
    const counted = queues.value.filter(({ id }) => !query.value.queue || id === query.value.queue);
    const capped = counted.some((queue) => queue.capped); // there are more: the server counts the most urgent only
    return `${counted.reduce((sum, queue) => sum + queue.count, 0)}${capped ? '+' : ''}`;
  });
  return { ...pages, count, refresh };
}

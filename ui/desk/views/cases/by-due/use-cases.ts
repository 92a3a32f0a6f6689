import { computed, type Ref } from 'vue';
import { cases } from '@shared/api';
import type { CaseRow, Due } from '@shared/api/types';
import { usePages } from '../../../parts/use-pages';

const kPage = 100;
const asRow = (row: CaseRow) => ({ ...row, id: row.number });

/** The open cases that a supervisor, or the head of a body, may see: the most urgent first. */
export function useCases(query: Ref<{ q: string; due: Due | '' }>, open: Ref<string>) {
  const list = usePages(async (cursor?: string) => {
    const { items, next } = await cases.all({ q: query.value.q, due: query.value.due || undefined, cursor, limit: kPage });
    return { items: items.map(asRow), next };
  }, kPage, open);
  const { rows } = list;
  const counts = computed(() => ({
    red: rows.value.filter(({ clock }) => clock?.level === 'red').length,
    yellow: rows.value.filter(({ clock }) => clock?.level === 'yellow').length,
    held: rows.value.filter(({ clock }) => clock?.level === 'held').length,
  }));
  return { ...list, counts };
}

import { computed, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { items, type ItemQuery } from '@shared/api';
import { useLoad } from '@shared/composables/use-load';
import { useMore } from '../../../parts/use-more';

export type FilterName = 'department' | 'kind';

/** Search by the address alone: every filter stands in it, so that back, reload and sharing work. */
export function useSearch() {
  const route = useRoute();
  const router = useRouter();
  const text = (name: string) => (typeof route.query[name] === 'string' ? (route.query[name] as string) : '');
  const q = computed(() => text('q'));
  const topic = computed(() => text('topic'));
  const filters = computed<Record<FilterName, string>>(() => ({ department: text('department'), kind: text('kind') }));
  const filtered = computed(() => Boolean(filters.value.department || filters.value.kind));
  const query = computed<ItemQuery>(() => ({
    q: q.value || undefined, department: filters.value.department || undefined, kind: filters.value.kind || undefined, limit: 20,
  }));

  const found = useLoad((signal) => items.search(query.value, signal));
  const more = useMore((cursor) => items.search({ ...query.value, cursor }));
  const rows = computed(() => [...(found.data.value?.items ?? []), ...more.more.value]);

  watch(() => found.data.value, (page) => more.begin(page?.next));
  watch(query, () => { if (route.name === 'search') void found.run(); }, { immediate: true });

  /** Chooses a value of a filter, or gives it up when it is chosen already. */
  function toggle(name: FilterName, value: string): void {
    const chosen = filters.value[name] === value ? undefined : value;
    void router.replace({ query: { ...route.query, [name]: chosen } });
  }
  function clearFilters(): void {
    void router.replace({ query: q.value ? { q: q.value } : {} });
  }
  return { q, topic, filters, filtered, found, rows, more, toggle, clearFilters };
}

import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { tasks } from '@shared/api';
import type { Queue } from '@shared/api/types';

export const kEvery = 15_000;

/** Calls `refresh` every 15 s while the page is seen, and once when it is seen again. */
export function usePolling(refresh: () => void, every = kEvery): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const start = () => { clearInterval(timer); timer = setInterval(() => { if (!document.hidden) refresh(); }, every); };
  const seen = () => { if (!document.hidden) { refresh(); start(); } };
  onMounted(() => { start(); document.addEventListener('visibilitychange', seen); addEventListener('online', seen); addEventListener('tb-session', seen); });
  onBeforeUnmount(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    removeEventListener('online', seen);
    removeEventListener('tb-session', seen);
  });
}

/** True counts of the work, by act. A count that could not be renewed stays with `stale`. */
export function useQueues() {
  const queues = shallowRef<Queue[] | null>(null);
  const stale = ref(false);
  async function refresh(): Promise<void> {
    try {
      queues.value = (await tasks.queues()).items;
      stale.value = false;
    } catch {
      stale.value = true;
    }
  }
  const total = computed(() => (queues.value ?? []).reduce((sum, { count }) => sum + count, 0));
  return { queues, stale, total, refresh };
}

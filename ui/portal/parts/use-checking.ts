import { computed, onScopeDispose, watch } from 'vue';
import type { CaseMaterial } from '@shared/api/types';

const kAgain = 3000;

/** While the scanner looks at a paper of the case, `again` is called every three seconds; not while nobody sees the page. */
export function useChecking(materials: () => CaseMaterial[] | undefined, again: () => Promise<unknown>) {
  const checking = computed(() => materials()?.filter((one) => one.state === 'received').length ?? 0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function plan(): void {
    clearTimeout(timer);
    if (checking.value && !closed) timer = setTimeout(() => void look(), kAgain);
  }
  async function look(): Promise<void> {
    if (document.visibilityState === 'visible') await again();
    plan();
  }
  watch(checking, plan, { immediate: true });
  onScopeDispose(() => { closed = true; clearTimeout(timer); });
  return checking;
}

import { inject, onMounted, provide, ref, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue';
import { meta as api } from '@shared/api';
import type { Meta } from '@shared/api/types';
import { useKeys } from '../parts/use-keys';

export interface Shell {
  meta: ShallowRef<Meta | null>;
  keysOpen: Ref<boolean>;
  /** When the words of this page were last put away on this machine; empty = nothing typed. */
  savedAt: Ref<string>;
  /** Narrow windows: whether the list lies over the case. */
  listOpen: Ref<boolean>;
  /** Counts how often Enter was pressed in the search: the same words asked again bring a fresh list. */
  searched: Ref<number>;
}
const kShell: InjectionKey<Shell> = Symbol('shell');

/** What the frame and the pages share: the city, the list of keys, when words were saved. */
export function provideShell(): Shell {
  const shell: Shell = { meta: shallowRef(null), keysOpen: ref(false), savedAt: ref(''), listOpen: ref(false), searched: ref(0) };
  onMounted(async () => {
    shell.meta.value = await api.about().catch(() => null);
  });
  useKeys({ '?': () => { shell.keysOpen.value = true; } });
  provide(kShell, shell);
  return shell;
}

export function useShell(): Shell {
  const shell = inject(kShell);
  if (!shell) throw new Error('a page of the desk stands outside its frame');
  return shell;
}

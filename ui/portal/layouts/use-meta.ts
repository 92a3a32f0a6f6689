import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue';
import { meta as api } from '@shared/api';
import type { Meta } from '@shared/api/types';

const kMeta: InjectionKey<ShallowRef<Meta | null>> = Symbol('meta');

/** What city this is and what day; asked once for all pages. */
export function provideMeta(): ShallowRef<Meta | null> {
  const value = shallowRef<Meta | null>(null);
  provide(kMeta, value);
  void api.about().then((answer) => { value.value = answer; }, () => undefined);
  return value;
}

export function useMeta(): ShallowRef<Meta | null> {
  return inject(kMeta, () => shallowRef<Meta | null>(null), true);
}

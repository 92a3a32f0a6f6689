import { computed, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { cases } from '@shared/api';
import type { Item } from '@shared/api/types';
import { ApiError, isApiError, newKey } from '@shared/request';
import { useSession } from '@shared/stores/session';

export interface Apply {
  busy: Ref<boolean>;
  error: Ref<ApiError | null>;
  words: Ref<string>;
  start(): Promise<void>;
}

/** 在线办理: makes a draft and opens it. One key for one visit, so that a second press makes no second draft. */
export function useApply(item: Ref<Item | null>): Apply {
  const { t } = useI18n();
  const router = useRouter();
  const session = useSession();
  const busy = ref(false);
  const error = ref<ApiError | null>(null);
  let key = newKey();
  void session.load();

  const words = computed(() => {
    if (busy.value) return t('catalog.item.applying');
    return session.known && !session.signedIn ? t('catalog.item.applyLogin') : t('catalog.item.apply');
  });
  async function start(): Promise<void> {
    if (!item.value || busy.value) return;
    await session.load();
    if (!session.signedIn) {
      await router.push({ name: 'login', query: { back: `/items/${item.value.code}` } });
      return;
    }
    busy.value = true;
    error.value = null;
    try {
      const draft = await cases.create(item.value.code, {}, { key });
      await router.push(`/apply/${draft.number}`);
    } catch (failure) {
      if (!isApiError(failure)) throw failure;
      error.value = failure;
      key = newKey();
    } finally {
      busy.value = false;
    }
  }
  return { busy, error, words, start };
}

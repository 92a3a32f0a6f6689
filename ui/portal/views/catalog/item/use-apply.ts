import { computed, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { cases } from '@shared/api';
import type { FormData, Item } from '@shared/api/types';
import { faultsOf, type Field } from '@shared/components/form';
import { ApiError, isApiError, newKey } from '@shared/request';
import { useSession } from '@shared/stores/session';
import { keep } from '../../../parts/kept-form';
import { keepAnswers } from './kept-answers';

export interface Apply {
  busy: Ref<boolean>;
  error: Ref<ApiError | null>;
  words: Ref<string>;
  start(): Promise<void>;
}

/** What of the answers can be stored as it is; half a number cannot. */
function storable(answers: FormData, fields: Field[]): FormData {
  const fine = fields.filter((field) => !faultsOf(field, answers[field.name], field.name, () => '-').length).map((field) => field.name);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => fine.includes(name)));
}

/**
 * 在线办理: makes a draft with what was already answered and opens it. One key for one visit, so that a second press
 * makes no second draft.
 */
export function useApply(item: Ref<Item | null>, answers: Ref<FormData>, fields: Ref<Field[]>): Apply {
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
      const whole = answers.value;
      const stored = storable(whole, fields.value);
      const draft = await cases.create(item.value.code, stored, { key });
      // What cannot be stored yet goes along on this machine, as everything typed into a draft does.
      if (Object.keys(stored).length < Object.keys(whole).length) keep(draft.number, { ...draft.form, ...whole }, draft.form);
      keepAnswers(item.value.code, {});
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

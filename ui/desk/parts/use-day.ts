import { useI18n } from 'vue-i18n';
import { dayWords, type Language } from '@shared/format';

/** 3月3日, short enough for a row: the day without its weekday. */
export function useDay() {
  const { locale } = useI18n();
  return (value?: string | null) => dayWords(value, locale.value as Language).replace(/（..）$|^\w{3} (?=\d)/, '');
}

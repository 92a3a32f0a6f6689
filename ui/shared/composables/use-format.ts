import { useI18n } from 'vue-i18n';
import * as format from '../format';

/** The functions of format.ts in the language of the page. */
export function useFormat() {
  const { locale } = useI18n();
  const language = () => locale.value as format.Language;
  return {
    date: (value?: string | null) => format.dateWords(value, language()),
    plainDate: (value?: string | null) => format.plainDate(value, language()),
    day: (value?: string | null) => format.dayWords(value, language()),
    moment: (value?: string | null) => format.momentWords(value, language()),
    due: (value?: string | null) => format.dueWords(value, language()),
    month: (value: number) => format.monthWords(value, language()),
    time: format.timeWords,
    size: format.sizeWords,
    nameOf: format.nameOf,
  };
}

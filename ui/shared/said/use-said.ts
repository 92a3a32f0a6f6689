// What the server says is Simplified Chinese. A Traditional reader gets it converted; an English reader gets the
// sentence of its stable code (locales/en/said.json), or else the Chinese, marked as such for screen readers.
// What people wrote themselves (names, forms, comments) is never converted.
import { useI18n } from 'vue-i18n';
import type { ApiError } from '../request';
import { toTraditional } from './traditional';

const kHan = /\p{Script=Han}/u;

export function useSaid() {
  const { t, te, locale } = useI18n();
  const english = () => locale.value === 'en';

  /** Words of the server as this reader reads them. */
  const zh = (text: string | null | undefined): string => {
    if (!text) return '';
    return locale.value === 'zh-Hant' ? toTraditional(text) : text;
  };
  /** The words of a code: `by('state', 'held', '特别程序')`. */
  function by(group: string, code: string | null | undefined, text: string | null | undefined, named: Record<string, unknown> = {}): string {
    const key = `said.${group}.${code}`;
    return english() && code && te(key, 'en') ? t(key, named) : zh(text);
  }
  /** The lang attribute of a text: needed when Chinese stands on an English page. */
  const langOf = (text: string | null | undefined): string | undefined => (english() && text && kHan.test(text) ? 'zh-Hans' : undefined);

  /** What an error says and what to do, with the words of its fields. */
  function problem(error: ApiError): string {
    const own = error.offline ? t('states.offline.words') : by('error', error.code, error.detail) || t('states.error.words');
    const fields = error.fields.map((one) => by('field', one.code, one.message)).filter((words) => words && words !== own);
    return [own, ...new Set(fields)].join(' ');
  }
  /** Blanks of a text whose words come from the server. */
  const named = (blanks: Record<string, unknown> = {}): Record<string, unknown> =>
    Object.fromEntries(Object.entries(blanks).map(([name, value]) => [name, typeof value === 'string' ? zh(value) : value]));

  return { zh, by, named, langOf, problem, english };
}
export type SaidWords = ReturnType<typeof useSaid>;

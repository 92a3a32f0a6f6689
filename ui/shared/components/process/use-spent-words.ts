import { useI18n } from 'vue-i18n';
import { useClockWords, useSaid } from '../../said';
import type { Spent } from './spent';

const kDay = 24 * 60;
type Took = Pick<Spent, 'minutes' | 'days' | 'open'>;

/** What a step took: hours within a day, else working days; on a badge short, for a screen reader in full. */
export function useSpentWords() {
  const { t } = useI18n();
  const { span } = useClockWords();
  const said = useSaid();

  function amount({ minutes, days, open }: Took, unit: (n: number) => string): string {
    if (minutes < 1) return t(open ? 'process.spent.underMinute' : 'cases.tookNone');
    if (minutes < kDay) return span(minutes);
    return days ? unit(days) : t('process.spent.underDay');
  }
  const short = (n: number) => t('process.spent.days', { n });
  const full = (n: number) => t('clock.amount.workday', { n });

  /** 用了 3 个工作日 */
  function took(one: Took): string {
    const words = amount(one, full);
    if (one.open) return t('cases.soFar', { words });
    return one.minutes < 1 ? words : t('cases.took', { words });
  }
  /** 3 天，迟 1 天; several times added up: 3 天 ×2 */
  function badge(one: Spent, lateness = true): string {
    const used = amount(one, short);
    const words = one.times > 1 ? t('process.spent.times', { words: used, n: one.times }) : used;
    if (!one.late || !lateness) return words;
    return one.lateDays ? t('process.spent.late', { words, late: short(one.lateDays) }) : t('process.spent.lateSome', { words });
  }
  /** 迟了 1 个工作日 */
  const lateWords = (one: Spent) => (one.lateDays ? t('process.spent.lateWords', { late: full(one.lateDays) }) : t('process.spent.lateSomeWords'));
  /** 现场核查：用了 3 个工作日，迟了 1 个工作日 */
  function spoken(one: Spent, lateness = true): string {
    const parts = [t('process.spent.named', { name: said.by('step', one.element, one.name), took: took(one) })];
    if (one.times > 1) parts.push(t('process.spent.timesWords', { n: one.times }));
    if (one.late && lateness) parts.push(lateWords(one));
    return parts.join(t('common.comma'));
  }
  return { badge, spoken, lateWords, took };
}

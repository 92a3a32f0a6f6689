import { useI18n } from 'vue-i18n';
import type { Clock, Step } from '../api/types';
import { useFormat } from '../composables/use-format';
import { useSaid } from './use-said';

/** What a clock says in one line: the server's sentence, and in English the same made from its numbers. */
export function useClockWords() {
  const { t } = useI18n();
  const format = useFormat();
  const said = useSaid();

  function words(clock: Clock): string {
    if (!said.english()) return said.zh(clock.words);
    const used = t(`clock.amount.${clock.unit}`, { n: clock.used ?? 0 });
    // What is left and what is over is counted in working days, whatever the limit's unit; hours in hours.
    const days = (n: number) => t(`clock.amount.${clock.unit === 'hour' ? 'hour' : 'workday'}`, { n });
    const at = format.due(clock.due_at);
    if (clock.kind === 'hold') return t(clock.level === 'red' ? 'said.clock.holdLate' : 'said.clock.hold', { at: format.due(clock.due_at) });
    if (clock.state === 'stopped') return t('said.clock.done', { amount: used });
    if (clock.level === 'red') return clock.overdue ? t('said.clock.over', { amount: days(clock.overdue) }) : t('said.clock.overSome');
    if (clock.state === 'held') return t('said.clock.held', { amount: used });
    if (!clock.left && clock.unit !== 'hour') return t('said.clock.today', { at });
    return t('said.clock.left', { amount: days(clock.left ?? 0), at });
  }
  /** 用了 3 小时; done at once, or still going on. */
  function took(step: Step): string {
    if (!step.took) return '';
    const minutes = step.took.minutes ?? 0;
    if (minutes < 1) return step.state === 'now' ? '' : t('cases.tookNone');
    const amount = said.english() ? span(minutes) : said.zh(step.took.words);
    return t(step.state === 'now' ? 'cases.soFar' : 'cases.took', { words: amount });
  }
  /** 3 小时: an amount of time that the clock on the wall shows. */
  function span(minutes: number): string {
    if (minutes < 60) return t('clock.span.minutes', { n: minutes });
    if (minutes < 24 * 60) return t('clock.span.hours', { n: Math.floor(minutes / 60) });
    return t('clock.span.days', { n: Math.floor(minutes / (24 * 60)) });
  }
  return { words, took, span };
}

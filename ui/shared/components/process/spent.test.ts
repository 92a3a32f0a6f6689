import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import type { Clock, HistoryStep } from '../../api/types';
import { i18n } from '../../i18n';
import { badgePlace } from './marks';
import { stuckAt } from './drawing';
import { spentOf } from './spent';
import { useSpentWords } from './use-spent-words';

const kDay = 24 * 60;
const step = (element: string, more: Partial<HistoryStep> = {}): HistoryStep => ({
  element, name: element, act: '', who: '', outcome: '', outcome_name: '', began_at: '2026-03-02T01:00:00Z', ended_at: '2026-03-03T01:00:00Z', due_at: null,
  took: { words: '', minutes: kDay * more.workdays! || 0 }, workdays: 0, late_days: 0, late: false, dropped: false, ...more,
});

describe('what steps took', () => {
  it('is added up by element', () => {
    const [accept, review] = spentOf([step('accept', { workdays: 1 }), step('review', { workdays: 3, late: true, late_days: 1 }), step('accept', { workdays: 2, ended_at: null })]);
    expect(accept).toMatchObject({ element: 'accept', times: 2, days: 3, minutes: 3 * kDay, open: true, late: false });
    expect(review).toMatchObject({ times: 1, days: 3, lateDays: 1, late: true, open: false });
  });
  it('has a limit where it was late, or where its clock still runs', () => {
    const due_at = '2026-03-09T09:30:00Z';
    const clock = { state: 'running', unit: 'workday', due_at, left: 4 } as Clock;
    const limits = spentOf([step('late', { workdays: 3, late: true, late_days: 1, due_at }), step('ended', { due_at }), step('open', { workdays: 2, ended_at: null, due_at })], [clock]).map(({ limit }) => limit);
    expect(limits).toEqual([2, null, 6]);
    expect(spentOf([step('open', { ended_at: null, due_at })], [{ ...clock, state: 'held' }])[0]!.limit).toBeNull();
  });
});

describe('the words of what a step took', () => {
  let words!: ReturnType<typeof useSpentWords>;
  mount({ setup() { words = useSpentWords(); return () => null; } }, { global: { plugins: [i18n] } });
  const badge = (...steps: HistoryStep[]) => words.badge(spentOf(steps)[0]!);
  const spoken = (...steps: HistoryStep[]) => words.spoken(spentOf(steps)[0]!);
  it('are hours within a day, else working days', () => {
    expect(badge(step('review', { took: { words: '', minutes: 130 }, workdays: 1 }))).toBe('2 小时');
    expect(badge(step('review', { workdays: 3 }))).toBe('3 天');
    expect(badge(step('review', { took: { words: '', minutes: 2 * kDay } }))).toBe('不到 1 天');
    expect(badge(step('review'))).toBe('当场');
    expect(badge(step('review', { ended_at: null }))).toBe('不到 1 分钟');
  });
  it('tell how often and how late', () => {
    const late = step('review', { name: '审查', workdays: 3, late: true, late_days: 1 });
    expect(badge(late)).toBe('3 天，迟 1 天');
    expect(badge(late, step('review', { name: '审查', workdays: 1 }))).toBe('4 天 ×2，迟 1 天');
    expect(badge(step('review', { workdays: 3, late: true }))).toBe('3 天，迟了');
    expect(words.badge(spentOf([late])[0]!, false)).toBe('3 天');
    expect(spoken(late)).toBe('审查：用了 3 个工作日，迟了 1 个工作日');
    expect(spoken(late, late)).toBe('审查：用了 6 个工作日，办了 2 次，迟了 2 个工作日');
    expect(spoken(step('review', { name: '审查', workdays: 2, ended_at: null }))).toBe('审查：到现在 2 个工作日');
  });
});

describe('marks on a drawing', () => {
  it('lie below a step, and above where an event sits on the lower edge', () => {
    expect(badgePlace({ y: 100, height: 80 }, [{ y: 82, height: 36 }])).toEqual({ top: 85, left: 0 });
    expect(badgePlace({ y: 100, height: 80 }, [{ y: 162, height: 36 }])).toEqual({ top: -27, left: 0 });
  });
  it('show a fault at what waits, or behind the step that ended last', () => {
    const visits = [{ element: 'accept', from: 0, to: 2 }, { element: 'ask', from: 2, to: 5 }, { element: 'old', from: 0, to: 1 }];
    expect(stuckAt({ active: ['review'], done: [] }, visits)).toEqual(['review']);
    expect(stuckAt({ active: [], done: [] }, visits)).toEqual(['ask']);
    expect(stuckAt({ active: [], done: [] }, [])).toEqual([]);
  });
});

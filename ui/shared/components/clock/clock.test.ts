import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { i18n } from '../../i18n';
import { cellsOf, labelsOf, tally } from './cells';
import DayCells from './day-cells.vue';

describe('one cell is one working day (B2)', () => {
  it('lays out the runs that the server sends', () => {
    const cells = cellsOf({ state: 'running', level: 'normal', days: [{ kind: 'used', days: 2 }, { kind: 'held', days: 3 }, { kind: 'today', days: 1 }, { kind: 'left', days: 1 }] });
    expect(cells.map((cell) => cell.kind)).toEqual(['used', 'used', 'held', 'held', 'held', 'used', 'left']);
    expect(tally(cells)).toEqual({ used: 3, held: 3, left: 1 });
  });
  it.each([['held', 'held', 'held'], ['running', 'yellow', 'soon'], ['running', 'red', 'over']] as const)('draws today of a %s, %s clock as %s', (state, level, kind) => {
    expect(cellsOf({ state, level, days: [{ kind: 'today', days: 1 }] })).toEqual([{ kind, today: true }]);
  });
  it('writes the day under each cell, and the month where it begins', () => {
    const cells = cellsOf({ state: 'running', level: 'normal', days: [{ kind: 'used', days: 2 }, { kind: 'today', days: 1 }, { kind: 'left', days: 1 }, { kind: 'law', days: 1 }] });
    expect(labelsOf(cells, ['2026-02-27', '2026-02-28', '2026-03-02', '2026-03-03'])).toEqual([
      { day: 27, month: 2, mark: false }, { day: 28, month: null, mark: false }, { day: 2, month: 3, mark: true }, { day: 3, month: null, mark: false }, null,
    ]);
    const view = mount(DayCells, { props: { clock: { state: 'running', level: 'normal', days: [{ kind: 'used', days: 1 }, { kind: 'today', days: 1 }], dates: ['2026-02-27', '2026-03-02'] } }, global: { plugins: [i18n] } });
    expect(view.findAll('.date').map((one) => one.text())).toEqual(['272月', '23月']);
  });
  it('keeps labels that do not touch each other when there is no room for all: today, where a month begins, the ends', () => {
    const kept = (runs: Parameters<typeof cellsOf>[0]['days'], dates: string[]) =>
      labelsOf(cellsOf({ state: 'running', level: 'normal', days: runs }), dates).flatMap((label) => (label?.mark ? [label.day] : []));
    const december = ['11-30', '12-01', '12-02', '12-03', '12-04', '12-07', '12-08'].map((day) => `2026-${day}`);
    expect(kept([{ kind: 'left', days: 7 }], december)).toEqual([1, 8]);
    expect(kept([{ kind: 'used', days: 5 }, { kind: 'today', days: 1 }, { kind: 'left', days: 1 }], december)).toEqual([1, 7]);
    expect(kept([{ kind: 'left', days: 6 }], december.slice(1))).toEqual([1, 8]);
  });
  it('is hidden from screen readers, which get the sentence instead', () => {
    const view = mount(DayCells, { props: { clock: { state: 'running', level: 'normal', days: [{ kind: 'today', days: 1 }] } }, global: { plugins: [i18n] } });
    expect(view.get('ol').attributes('aria-hidden')).toBe('true');
    expect(view.get('li').attributes('data-today')).toBe('今天');
  });
});

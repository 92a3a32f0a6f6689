// One cell is one working day. The server sends the runs of days; here they are only laid out.
import type { Clock, DayRun } from '../../api/types';
import type { IconName } from '../icons';

export type CellKind = 'used' | 'held' | 'left' | 'soon' | 'over' | 'law';
export interface Cell { kind: CellKind; today: boolean }

const kKind: Record<DayRun['kind'], CellKind> = {
  used: 'used', held: 'held', left: 'left', warn: 'soon', over: 'over', law: 'law', today: 'left',
};

/** What today's cell looks like: paused, last day, overdue, or being used. */
function todayKind(clock: Pick<Clock, 'state' | 'level'>): CellKind {
  if (clock.state === 'held' || clock.level === 'held') return 'held';
  if (clock.level === 'red') return 'over';
  if (clock.level === 'yellow') return 'soon';
  return 'used';
}

export function cellsOf(clock: Pick<Clock, 'days' | 'state' | 'level'>): Cell[] {
  return clock.days.flatMap((run) => {
    const today = run.kind === 'today';
    const kind = today ? todayKind(clock) : kKind[run.kind];
    return Array.from({ length: Math.max(0, Math.round(run.days)) }, () => ({ kind, today }));
  });
}

const kApart = 3; // cells that a label takes on a phone
export interface DayLabel { day: number; month: number | null; mark: boolean }
/** The day under each cell, the month where it begins; `mark`: kept when there is no room for all of them. */
export function labelsOf(cells: Cell[], dates: string[]): (DayLabel | null)[] {
  const labels = cells.map((_, index): DayLabel | null => {
    const parts = /^\d{4}-(\d\d)-(\d\d)$/.exec(dates[index] ?? '');
    if (!parts) return null;
    const begins = index === 0 || !dates[index - 1]?.includes(`-${parts[1]}-`);
    return { day: Number(parts[2]), month: begins ? Number(parts[1]) : null, mark: false };
  });
  // Today first, then where a month begins, then the ends; never two so near that they would print over each other.
  const last = Math.min(cells.length, dates.length) - 1;
  const begins = labels.flatMap((label, index) => (label?.month && index > 0 ? [index] : []));
  const kept: number[] = [];
  for (const index of [cells.findIndex((cell) => cell.today), ...begins, last, 0]) {
    const label = labels[index];
    if (!label || kept.some((other) => Math.abs(other - index) < kApart)) continue;
    label.mark = true;
    kept.push(index);
  }
  return labels;
}

/** How many cells of each kind, for the legend. */
export function tally(cells: Cell[]): Partial<Record<CellKind, number>> {
  const counts: Partial<Record<CellKind, number>> = {};
  for (const cell of cells) counts[cell.kind] = (counts[cell.kind] ?? 0) + 1;
  return counts;
}

export const clockIcon: Record<Clock['level'], IconName> = {
  normal: 'clock', yellow: 'warn', red: 'bang', held: 'pause', done: 'ok',
};
export const clockTone: Record<Clock['level'], string> = {
  normal: 'blue', yellow: 'amber', red: 'red', held: 'amber', done: 'green',
};

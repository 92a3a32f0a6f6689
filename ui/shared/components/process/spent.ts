// What the steps of a case took, summed by the element of the drawing that they were done at. The days are the server's.
import type { Clock, HistoryStep } from '../../api/types';

export interface Spent {
  element: string; name: string; times: number;
  minutes: number; days: number; lateDays: number; late: boolean;
  /** Somebody still has it. */
  open: boolean;
  /** Working days it may take, where that is known. */
  limit: number | null;
}

/** The working days a step may take: what it took without what was late, or with what its running clock leaves. */
function limitOf(step: HistoryStep, clocks: Clock[]): number | null {
  if (step.late) return Math.max(step.workdays - step.late_days, 0);
  if (step.ended_at || !step.due_at) return null;
  const clock = clocks.find(({ state, unit, due_at }) => state === 'running' && unit === 'workday' && due_at === step.due_at);
  return clock ? step.workdays + clock.left : null;
}

/** One for each element, in order of the first time; several times are added up, and so are their limits where all are known. */
export function spentOf(steps: HistoryStep[], clocks: Clock[] = []): Spent[] {
  const found = new Map<string, Spent>();
  for (const step of steps) {
    const limit = limitOf(step, clocks);
    const before = found.get(step.element);
    found.set(step.element, {
      element: step.element, name: step.name, times: (before?.times ?? 0) + 1,
      minutes: (before?.minutes ?? 0) + step.took.minutes,
      days: (before?.days ?? 0) + step.workdays,
      lateDays: (before?.lateDays ?? 0) + step.late_days,
      late: (before?.late ?? false) || step.late,
      open: (before?.open ?? false) || !step.ended_at,
      limit: !before ? limit : before.limit === null || limit === null ? null : before.limit + limit,
    });
  }
  return [...found.values()];
}

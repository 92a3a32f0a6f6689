// The history of a case as the desk reads it beside its drawing.
import type { CaseHistory, HistoryEvent, HistoryStep } from '@shared/api/types';
import type { Spent } from '@shared/components/process';

export type WayRow = { at: string; step: HistoryStep; act?: undefined } | { at: string; act: HistoryEvent; step?: undefined };

/** Steps in order of time, and between them what the process did by itself. */
export function wayOf({ steps, events }: Pick<CaseHistory, 'steps' | 'events'>): WayRow[] {
  // Of the same instant an act comes first: it led to the step that then began.
  const acts = events.filter(({ element }) => element).map((act): WayRow => ({ at: act.at, act }));
  return [...acts, ...steps.map((step): WayRow => ({ at: step.began_at, step }))].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Parts of a bar in hundredths of the longest: used in time, late, and where the limit stands. */
export interface Bar { spent: Spent; used: number; late: number; limit: number | null }
const kLeast = 2; // what took less than a day is seen all the same

export function barsOf(all: Spent[]): Bar[] {
  const most = Math.max(1, ...all.map(({ days, limit }) => Math.max(days, limit ?? 0)));
  const part = (days: number) => (days / most) * 100;
  return all.map((spent) => {
    const late = part(Math.min(spent.lateDays, spent.days));
    return { spent, late, used: Math.max(part(spent.days) - late, kLeast), limit: spent.limit === null ? null : part(spent.limit) };
  });
}

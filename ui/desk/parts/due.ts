// The limit of a case in a few words. The numbers are the server's; nothing is counted here.
import type { Clock, ClockLevel, DayRun } from '@shared/api/types';
import type { IconName } from '@shared/components/icons';

export const kLevelIcon: Partial<Record<ClockLevel, IconName>> = { red: 'oct', yellow: 'tri', held: 'pause', done: 'check' };
export const kLevelClass: Partial<Record<ClockLevel, string>> = { red: 'rd', yellow: 'y', held: 'mute', done: 'mute' };

export interface DueWords { key: string; n: number }

export function dueOf(clock: Clock): DueWords {
  if (clock.level === 'held') return { key: 'held', n: clock.held ?? 0 };
  if (clock.level === 'done' || clock.state === 'stopped') return { key: 'done', n: clock.used ?? 0 };
  if (clock.level === 'red') return { key: (clock.overdue ?? 0) > 0 ? 'over' : 'overToday', n: clock.overdue ?? 0 };
  return { key: (clock.left ?? 0) > 0 ? 'left' : 'today', n: clock.left ?? 0 };
}

export interface Run { kind: DayRun['kind'] | 'post'; days: number }

/** Runs of working days with a post at each limit: at the promise, and at the end of the law's days behind it. */
export function runsOf(clock: Pick<Clock, 'days'>): Run[] {
  const runs = clock.days.filter(({ days }) => days > 0);
  const cut = runs.findIndex(({ kind }) => kind === 'law' || kind === 'over');
  const post: Run = { kind: 'post', days: 0 };
  if (cut < 0) return [...runs, post];
  const hasLaw = runs.some(({ kind }) => kind === 'law');
  return [...runs.slice(0, cut), post, ...runs.slice(cut), ...(hasLaw ? [post] : [])];
}

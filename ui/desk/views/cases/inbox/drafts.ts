// The words of a clerk before they are sent: kept on this machine at every pause, one record per task.
import type { Completion, Verdict as Given } from '@shared/api/types';
import { keptUnder } from '../../../parts/kept';

export type Verdict = Exclude<Given, 'none'>;
export type Ground = NonNullable<Completion['ground']>;
export interface Mark { verdict: Verdict; why: string; how: string }
export interface Draft {
  comments: Record<string, string>;
  ground: Ground | '';
  /** By material id, or `field:NAME` for a value of the form. */
  marks: Record<string, Mark>;
  saved_at: string;
}

export const emptyDraft = (): Draft => ({ comments: {}, ground: '', marks: {}, saved_at: '' });

const kept = keptUnder<Draft>('tb.desk.draft.', 30, (found) =>
  found && typeof found === 'object' ? { ...emptyDraft(), ...found } : null);

export function isEmpty(draft: Draft): boolean {
  return draft.ground === '' && Object.keys(draft.marks).length === 0
    && Object.values(draft.comments).every((words) => words.trim() === '');
}

export const readDraft = (task: string, store: Storage = localStorage) => kept.read(task, store) ?? emptyDraft();
/** False when this machine keeps nothing (private window, full). */
export const keepDraft = (task: string, draft: Draft, store: Storage = localStorage) => kept.keep(task, isEmpty(draft) ? null : draft, store);
export const dropDraft = (task: string, store: Storage = localStorage) => kept.drop(task, store);
/** Words of tasks that somebody else ended are not kept for ever. */
export const sweepDrafts = (now: Date, store: Storage = localStorage) => kept.sweep(now, store);

/** How many characters were typed, for words like 您写的 41 字. */
export function lengthOf(draft: Draft): number {
  const marks = Object.values(draft.marks).map((mark) => mark.why + mark.how);
  return [...Object.values(draft.comments), ...marks].join('').trim().length;
}

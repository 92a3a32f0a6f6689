// The words of a clerk before they are sent: kept on this machine at every pause, one record per task.
import type { Completion, Verdict as Given } from '@shared/api/types';

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

const kPrefix = 'tb.desk.draft.';
const kKeepDays = 30;

export const emptyDraft = (): Draft => ({ comments: {}, ground: '', marks: {}, saved_at: '' });

export function isEmpty(draft: Draft): boolean {
  return draft.ground === '' && Object.keys(draft.marks).length === 0
    && Object.values(draft.comments).every((words) => words.trim() === '');
}

export function readDraft(task: string, store: Storage = localStorage): Draft {
  try {
    const found: unknown = JSON.parse(store.getItem(kPrefix + task) ?? 'null');
    return found && typeof found === 'object' ? { ...emptyDraft(), ...found } : emptyDraft();
  } catch {
    return emptyDraft();
  }
}

/** False when this machine keeps nothing (private window, full). */
export function keepDraft(task: string, draft: Draft, store: Storage = localStorage): boolean {
  try {
    if (isEmpty(draft)) store.removeItem(kPrefix + task);
    else store.setItem(kPrefix + task, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(task: string, store: Storage = localStorage): void {
  store.removeItem(kPrefix + task);
}

/** Old words of tasks that somebody else ended are not kept for ever. */
export function sweepDrafts(now: Date, store: Storage = localStorage): void {
  const oldest = now.getTime() - kKeepDays * 86_400_000;
  for (const key of Object.keys(store)) {
    if (!key.startsWith(kPrefix)) continue;
    const at = Date.parse(readDraft(key.slice(kPrefix.length), store).saved_at);
    if (Number.isNaN(at) || at < oldest) store.removeItem(key);
  }
}

/** How many characters were typed, for words like 您写的 41 字. */
export function lengthOf(draft: Draft): number {
  const marks = Object.values(draft.marks).map((mark) => mark.why + mark.how);
  return [...Object.values(draft.comments), ...marks].join('').trim().length;
}

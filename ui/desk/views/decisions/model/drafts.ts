// Edits of a decision model before they are published: kept on this machine, one record per model and the version they
// are to follow (`on`), with the version whose text they began with (`from`).
import { keptUnder, type Saved } from '../../../parts/kept';

export interface Draft extends Saved { xml: string; from: number }
export interface Kept extends Draft { on: number }

const kept = keptUnder<Draft>('tb.desk.decision.', 90, (found) => {
  const draft = found as Partial<Draft> | null;
  return draft && typeof draft.xml === 'string' && typeof draft.from === 'number'
    ? { xml: draft.xml, from: draft.from, saved_at: String(draft.saved_at ?? '') } : null;
});
const nameOf = (key: string, on: number) => `${key}.${on}`;

export const readDraft = (key: string, on: number, store: Storage = localStorage) => kept.read(nameOf(key, on), store);
export const keepDraft = (key: string, on: number, draft: Draft, store: Storage = localStorage) => kept.keep(nameOf(key, on), draft, store);
export const dropDraft = (key: string, on: number, store: Storage = localStorage) => kept.drop(nameOf(key, on), store);
export const sweepDrafts = (now: Date, store: Storage = localStorage) => kept.sweep(now, store);

/** All edits of a model, of the newest version first. */
export function draftsOf(key: string, store: Storage = localStorage): Kept[] {
  return kept.names(store).filter((name) => name.startsWith(`${key}.`)).flatMap((name) => {
    const on = Number(name.slice(key.length + 1));
    const draft = Number.isInteger(on) ? readDraft(key, on, store) : null;
    return draft ? [{ ...draft, on }] : [];
  }).sort((one, other) => other.on - one.on);
}

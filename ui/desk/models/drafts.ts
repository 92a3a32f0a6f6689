// Edits of a model before they are published: kept on this machine, one record per model and the version they are to
// follow (`on`), with the version whose text they began with (`from`).
import { keptUnder, type Saved } from '../parts/kept';

export interface Draft extends Saved { xml: string; from: number }
export interface Kept extends Draft { on: number }

const kDays = 90;

/** The edits of one room, under its prefix. */
export function draftsUnder(prefix: string) {
  const kept = keptUnder<Draft>(prefix, kDays, (found) => {
    const draft = found as Partial<Draft> | null;
    return draft && typeof draft.xml === 'string' && typeof draft.from === 'number'
      ? { xml: draft.xml, from: draft.from, saved_at: String(draft.saved_at ?? '') } : null;
  });
  const nameOf = (key: string, on: number) => `${key}.${on}`;
  const read = (key: string, on: number, store: Storage = localStorage) => kept.read(nameOf(key, on), store);
  return {
    read,
    keep: (key: string, on: number, draft: Draft, store: Storage = localStorage) => kept.keep(nameOf(key, on), draft, store),
    drop: (key: string, on: number, store: Storage = localStorage) => kept.drop(nameOf(key, on), store),
    sweep: (now: Date, store: Storage = localStorage) => kept.sweep(now, store),
    /** All edits of a model, of the newest version first. */
    of: (key: string, store: Storage = localStorage): Kept[] =>
      kept.names(store).filter((name) => name.startsWith(`${key}.`)).flatMap((name) => {
        const on = Number(name.slice(key.length + 1));
        const draft = Number.isInteger(on) ? read(key, on, store) : null;
        return draft ? [{ ...draft, on }] : [];
      }).sort((one, other) => other.on - one.on),
  };
}
export type Drafts = ReturnType<typeof draftsUnder>;

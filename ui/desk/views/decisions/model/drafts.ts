// Edits of a decision model before they are published: kept on this machine, one record per model and the version they
// are to follow (`on`), with the version whose text they began with (`from`).
export interface Draft { xml: string; from: number; saved_at: string }
export interface Kept extends Draft { on: number }

const kPrefix = 'tb.desk.decision.';
const kKeepDays = 90;
const nameOf = (key: string, on: number) => `${kPrefix}${key}.${on}`;

export function readDraft(key: string, on: number, store: Storage = localStorage): Draft | null {
  try {
    const found = JSON.parse(store.getItem(nameOf(key, on)) ?? 'null') as Partial<Draft> | null;
    return found && typeof found.xml === 'string' && typeof found.from === 'number' ? { xml: found.xml, from: found.from, saved_at: String(found.saved_at ?? '') } : null;
  } catch {
    return null;
  }
}

/** False when this machine keeps nothing (private window, full). */
export function keepDraft(key: string, on: number, draft: Draft, store: Storage = localStorage): boolean {
  try {
    store.setItem(nameOf(key, on), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string, on: number, store: Storage = localStorage): void {
  store.removeItem(nameOf(key, on));
}

/** All edits of a model, of the newest version first. */
export function draftsOf(key: string, store: Storage = localStorage): Kept[] {
  const prefix = `${kPrefix}${key}.`;
  return Object.keys(store).filter((name) => name.startsWith(prefix)).flatMap((name) => {
    const on = Number(name.slice(prefix.length));
    const draft = Number.isInteger(on) ? readDraft(key, on, store) : null;
    return draft ? [{ ...draft, on }] : [];
  }).sort((one, other) => other.on - one.on);
}

/** Old edits are not kept for ever. */
export function sweepDrafts(now: Date, store: Storage = localStorage): void {
  const oldest = now.getTime() - kKeepDays * 86_400_000;
  for (const name of Object.keys(store).filter((one) => one.startsWith(kPrefix))) {
    const [, key = '', on = ''] = /^(.*)\.(\d+)$/.exec(name.slice(kPrefix.length)) ?? [];
    const at = Date.parse(readDraft(key, Number(on), store)?.saved_at ?? '');
    if (Number.isNaN(at) || at < oldest) store.removeItem(name);
  }
}

// Records that this machine keeps for who works at it, under one prefix, each with the instant at which it was saved.

export interface Saved { saved_at: string }

/** `understood` gives the record of what was read, or null for what is none. */
export function keptUnder<T extends Saved>(prefix: string, days: number, understood: (found: unknown) => T | null) {
  const read = (name: string, store: Storage): T | null => {
    try {
      return understood(JSON.parse(store.getItem(prefix + name) ?? 'null'));
    } catch {
      return null;
    }
  };
  const names = (store: Storage): string[] =>
    Object.keys(store).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  const drop = (name: string, store: Storage): void => store.removeItem(prefix + name);
  /** Null: nothing is to be kept. False when this machine keeps nothing (private window, full). */
  const keep = (name: string, record: T | null, store: Storage): boolean => {
    try {
      if (record) store.setItem(prefix + name, JSON.stringify(record));
      else drop(name, store);
      return true;
    } catch {
      return false;
    }
  };
  /** Old records, and what cannot be read, are not kept for ever. */
  const sweep = (now: Date, store: Storage): void => {
    const oldest = now.getTime() - days * 86_400_000;
    for (const name of names(store)) {
      const at = Date.parse(read(name, store)?.saved_at ?? '');
      if (Number.isNaN(at) || at < oldest) drop(name, store);
    }
  };
  return { read, names, keep, drop, sweep };
}

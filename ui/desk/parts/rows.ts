// A list that is refreshed under a reader's hand keeps its order: known rows are renewed in place, finished ones leave,
// new ones wait until he asks for them.
export interface Merged<T> { rows: T[]; waiting: number }

/** `whole`: `fresh` is the complete list, so what is not in it has gone; `keep` is the open row and never leaves. */
export function mergeRows<T extends { id: string }>(shown: T[], fresh: T[], whole: boolean, keep?: string): Merged<T> {
  const news = new Map(fresh.map((row) => [row.id, row]));
  const rows = shown.flatMap((row) => {
    const renewed = news.get(row.id);
    if (renewed) return [renewed];
    return whole && row.id !== keep ? [] : [row];
  });
  const known = new Set(shown.map(({ id }) => id));
  return { rows, waiting: fresh.filter(({ id }) => !known.has(id)).length };
}

/** Where j or k leads; stays at the ends. */
export function stepFrom<T extends { id: string }>(rows: T[], at: string | undefined, by: 1 | -1): T | undefined {
  if (rows.length === 0) return undefined;
  const index = rows.findIndex(({ id }) => id === at);
  if (index < 0) return by === 1 ? rows[0] : rows[rows.length - 1];
  return rows[Math.min(rows.length - 1, Math.max(0, index + by))];
}

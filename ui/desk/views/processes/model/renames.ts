// What an older drawing has and a newer one lacks: cases that wait there need to be told where they go on.
import { nodesOf, type Node } from '../../../models/nodes';

/** One element of the older drawing, and where its cases may go on. */
export interface Rename { from: Node; to: Node[] }

/** Of the same kind only: a task cannot become an event. Those that are new stand first. */
export function renamesOf(before: string, after: string): Rename[] {
  const [old, now] = [nodesOf(before), nodesOf(after)];
  const had = new Set(old.map(({ id }) => id));
  const kept = new Set(now.filter((one) => old.some(({ id, type }) => id === one.id && type === one.type)).map(({ id }) => id));
  const isEnd = ({ type }: Node) => /^(start|end|intermediateThrow)Event$/.test(type); // nobody waits there
  return old.filter((one) => !kept.has(one.id) && !isEnd(one)).map((from) => {
    const same = now.filter(({ type }) => type === from.type);
    return { from, to: [...same.filter(({ id }) => !had.has(id)), ...same.filter(({ id }) => had.has(id))] };
  });
}

/** What goes without saying: the one new element of that kind, or the one of the same name. */
export function guessOf({ from, to }: Rename, before: Node[]): string {
  const had = new Set(before.map(({ id }) => id));
  const fresh = to.filter(({ id }) => !had.has(id));
  const named = fresh.filter(({ name }) => name !== '' && name === from.name);
  return named.length === 1 ? named[0]!.id : fresh.length === 1 ? fresh[0]!.id : '';
}

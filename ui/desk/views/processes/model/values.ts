// Values that somebody gives a walk, each from one of its steps on: what was walked before stays as it was chosen.
import type { PlayValues } from '@shared/api/processes';

export type ValueKind = 'number' | 'text' | 'boolean' | 'date';
export const kValueKinds: ValueKind[] = ['number', 'text', 'boolean', 'date'];
export interface Given { before: number; name: string; kind: ValueKind; text: string }

/** As the engine reads it; undefined where the text says nothing of its kind. */
export function valueOf({ kind, text }: Pick<Given, 'kind' | 'text'>): unknown {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (kind === 'number') return Number.isFinite(Number(plain)) ? Number(plain) : undefined;
  if (kind === 'boolean') return plain === 'true';
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(plain) ? { '@date': plain } : undefined;
  return text;
}

/** With one more; given again before the same step it takes the place of the first, and an empty text takes it away. */
export function give(all: Given[], one: Given): Given[] {
  const rest = all.filter(({ name, before }) => name !== one.name || before !== one.before);
  return one.text.trim() === '' ? rest : [...rest, one];
}
/** As they are when only `steps` steps are made: what was given later is given now, the last of each name. */
export function upTo(all: Given[], steps: number): Given[] {
  return all.map((one) => (one.before > steps ? { ...one, before: steps } : one)).reduce<Given[]>(give, []);
}
/** What holds now: the last of each name. */
export const held = (all: Given[]): Map<string, Given> => new Map(all.map((one) => [one.name, one]));

export const valuesOf = (all: Given[]): PlayValues[] =>
  all.flatMap((one) => { const value = valueOf(one); return value === undefined ? [] : [{ before: one.before, values: { [one.name]: value } }]; });

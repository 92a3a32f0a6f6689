// Where two sides of one draft differ, and what becomes of it.
import type { FormData, FormValue, JsonSchema } from '@shared/api/types';
import { fieldOf, isEmpty, withoutEmpty, type Field } from '@shared/components/form';

export type Side = 'mine' | 'theirs';
export interface Difference { field: Field; mine: FormValue; theirs: FormValue; changedBy: Side | 'both' }

/** Equal as a form is: what is empty is not there, and the order of names does not matter. */
export function same(one: FormValue, other: FormValue): boolean {
  const inOrder = (_: string, part: FormValue) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part);
  const plain = (value: FormValue) => (isEmpty(value) ? '' : JSON.stringify(withoutEmpty(value), inOrder));
  return plain(one) === plain(other);
}

/** The fields that differ, in the order of the form; `base` is what both sides began with. */
export function differencesOf(schema: JsonSchema | null | undefined, base: FormData, mine: FormData, theirs: FormData): Difference[] {
  const required = new Set(schema?.required ?? []);
  return Object.entries(schema?.properties ?? {}).filter(([name]) => !same(mine[name], theirs[name])).map(([name, one]) => ({
    field: fieldOf(name, one, required.has(name)), mine: mine[name], theirs: theirs[name],
    changedBy: same(mine[name], base[name]) ? 'theirs' : same(theirs[name], base[name]) ? 'mine' : 'both',
  }));
}

/** The other side's form with the chosen fields of this one. */
export function merged(differences: Difference[], theirs: FormData, chosen: Record<string, Side>): FormData {
  const own = differences.filter(({ field }) => chosen[field.name] === 'mine').map(({ field, mine }) => [field.name, mine]);
  return { ...theirs, ...Object.fromEntries(own) as FormData };
}

// What the check found, in the order in which it is read: what must be mended first, then by table and rule.
import type { Finding, Json } from '@shared/api/decisions';
import { ordered } from '../../../models/room';

export const inOrder = (findings: Finding[]): Finding[] =>
  ordered(findings, (a, b) => a.element.localeCompare(b.element) || (a.rules[0] ?? 0) - (b.rules[0] ?? 0));

/** Where it stands, as one text, so that the same finding keeps its place in a list that is renewed. */
export const keyOf = (one: Finding) => [one.code, one.element, one.table, one.rules.join(','), one.line, JSON.stringify(one.example)].join('|');

const kTyped = ['@date', '@time', '@datetime', '@duration', '@range', '@function'];

/** A value as it is read by people: dates without their wrapper, lists with commas. */
export function plainValue(value: Json, words: { yes: string; no: string; none: string; list: string }): string {
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => plainValue(one, words)).join(words.list) || '[]';
  const [name = '', ...more] = Object.keys(value);
  if (!more.length && kTyped.includes(name)) return plainValue(value[name] ?? null, words);
  return Object.entries(value).map(([key, one]) => `${key} = ${plainValue(one, words)}`).join(words.list);
}

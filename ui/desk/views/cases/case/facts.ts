// The form as facts to read: titles and units from the item's schema, groups from its layout.
import type { FormData, FormLayout, FormValue, JsonSchema } from '@shared/api/types';

export interface Fact { id: string; title: string; value: string; shared: boolean }
export interface FactGroup { title: string; facts: Fact[] }

const kIdNumber = /^(\d{6})\d{8}(\d{3}[\dXx])$/;
const kPhone = /^(1\d{2})\d{4}(\d{4})$/;

/** Numbers of a person are never shown whole on the desk. */
export function masked(value: string): string {
  return value.replace(kIdNumber, '$1********$2').replace(kPhone, '$1****$2');
}

/** `choice`: a word of the item's own list, as the reader reads it; what a person typed stays as it is. */
export interface ValueWords { yes: string; no: string; list: string; choice(word: string): string }

function choice(value: FormValue, schema: JsonSchema): string | undefined {
  const titles = schema['x-enum-titles'];
  if (!titles) return undefined;
  if (!Array.isArray(titles)) return titles[String(value)];
  const index = (schema.enum ?? []).findIndex((one) => one === value);
  return titles[index];
}

export function wordsOf(value: FormValue, schema: JsonSchema, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, schema.items ?? {}, words)).filter(Boolean).join(words.list);
  if (typeof value === 'object') {
    return Object.entries(value).map(([name, one]) => wordsOf(one, schema.properties?.[name] ?? {}, words)).filter(Boolean).join(' ');
  }
  const listed = choice(value, schema) ?? (schema.enum ? String(value) : undefined);
  const text = listed === undefined ? masked(String(value)) : words.choice(listed);
  return schema['x-unit'] ? `${text} ${words.choice(schema['x-unit'])}` : text;
}

export function factsOf(form: FormData, schema: JsonSchema | null, layout: FormLayout | null | undefined, words: ValueWords): FactGroup[] {
  const fields = schema?.properties ?? {};
  const fact = (id: string): Fact[] => {
    const own = fields[id] ?? {};
    const value = wordsOf(form[id], own, words);
    return value === '' ? [] : [{ id, title: own.title ?? id, value, shared: own['x-source'] !== undefined }];
  };
  const placed = new Set(layout?.groups.flatMap((group) => group.fields) ?? []);
  const groups = (layout?.groups ?? []).map(({ title, fields: ids }) => ({ title, facts: ids.flatMap(fact) }));
  const rest = Object.keys(form).filter((id) => !placed.has(id) && (fields[id] !== undefined || !schema));
  return [...groups, { title: '', facts: rest.flatMap(fact) }].filter(({ facts }) => facts.length > 0);
}

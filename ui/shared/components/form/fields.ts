// A form from its schema and layout: which fields stand now, in which group, drawn how.
import { Validator } from '@cfworker/json-schema';
import type { FormData, FormLayout, FormValue, JsonSchema } from '../../api/types';

export type FieldKind = 'text' | 'long' | 'number' | 'integer' | 'boolean' | 'choice' | 'choices' | 'date' | 'rows';
export interface Field {
  name: string; title: string; hint: string; unit: string; kind: FieldKind; required: boolean;
  options: FormValue[]; source: string; schema: JsonSchema; fields: Field[];
}
export interface Group { id: string; title: string; note: string; fields: Field[] }

const kFewOptions = 4;
export const usesRadios = (field: Field) => field.options.length <= kFewOptions;

export function isEmpty(value: FormValue): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The form as it is checked and sent: without what is left empty. */
export function withoutEmpty(value: FormValue): FormValue {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).filter(([, one]) => !isEmpty(one)).map(([key, one]) => [key, withoutEmpty(one)]));
  }
  return value;
}

export const matches = (schema: JsonSchema, data: FormValue): boolean =>
  new Validator(schema as object, '7').validate(withoutEmpty(data)).valid;

interface Branch { when: JsonSchema; then?: JsonSchema; else?: JsonSchema }
function branchesOf(schema: JsonSchema): Branch[] {
  const own = schema.if ? [{ when: schema.if, then: schema.then, else: schema.else }] : [];
  return [...own, ...(schema.allOf ?? []).flatMap(branchesOf)];
}

/** Names that stand only while a condition holds, and names that are asked for now. */
function conditions(schema: JsonSchema, data: FormData): {
  hidden: Set<string>; required: Set<string>; musts: Record<string, JsonSchema>;
} {
  const required = new Set(schema.required ?? []);
  const hidden = new Set<string>();
  const musts: Record<string, JsonSchema> = {};
  const base = new Set(schema.required ?? []);
  for (const branch of branchesOf(schema)) {
    for (const side of [branch.then, branch.else]) {
      for (const name of side?.required ?? []) if (!base.has(name)) hidden.add(name);
    }
    const chosen = matches(branch.when, data) ? branch.then : branch.else;
    for (const name of chosen?.required ?? []) required.add(name);
    Object.assign(musts, chosen?.properties);
  }
  for (const name of required) hidden.delete(name);
  return { hidden, required, musts };
}

function kindOf(schema: JsonSchema): FieldKind {
  if (schema.enum) return 'choice';
  if (schema.type === 'array') return schema.items?.enum ? 'choices' : 'rows';
  if (schema.type === 'boolean') return 'boolean';
  if (schema.type === 'integer') return 'integer';
  if (schema.type === 'number') return 'number';
  if (schema.format === 'date') return 'date';
  return (schema.maxLength ?? 0) > 300 || schema['x-widget'] === 'textarea' ? 'long' : 'text';
}

/** One property of a schema as a field. */
export function fieldOf(name: string, schema: JsonSchema, required: boolean): Field {
  const titled = /^(.*)（([^（）]+)）$/.exec(schema.title ?? name);
  const isAmount = schema.type === 'number' || schema.type === 'integer';
  const source = schema['x-source'];
  const inner = schema.type === 'array' && schema.items?.properties ? schema.items : null;
  return {
    name, schema, required, kind: kindOf(schema),
    title: isAmount && titled ? titled[1]! : schema.title ?? name,
    unit: schema['x-unit'] ?? (isAmount && titled ? titled[2]! : ''),
    hint: schema['x-hint'] ?? schema.description ?? '',
    options: schema.enum ?? schema.items?.enum ?? [],
    source: typeof source === 'string' ? source : source?.title ?? '',
    fields: inner ? Object.entries(inner.properties ?? {}).map(([key, one]) => fieldOf(key, one, inner.required?.includes(key) ?? false)) : [],
  };
}

export function groupsOf(schema: JsonSchema, layout: FormLayout | null | undefined, data: FormData): Group[] {
  const { hidden, required, musts } = conditions(schema, data);
  const properties = schema.properties ?? {};
  const laid = new Set(layout?.groups.flatMap((group) => group.fields) ?? []);
  const rest = Object.keys(properties).filter((name) => !laid.has(name));
  const groups = [...(layout?.groups ?? []), ...(rest.length ? [{ id: 'more', title: '', note: null, fields: rest }] : [])];
  return groups.map((group) => ({
    id: group.id, title: group.title, note: group.note ?? '',
    fields: group.fields.filter((name) => properties[name] && !hidden.has(name)).map((name) => fieldOf(name, { ...properties[name]!, ...musts[name] }, required.has(name))),
  })).filter((group) => group.fields.length > 0);
}

/** What was typed, as the schema wants it: digits become numbers, anything else stays as typed to be pointed at. */
export function parsed(field: Field, text: string): FormValue {
  if (field.kind !== 'number' && field.kind !== 'integer') return text;
  const plain = text.trim().replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

// Checks a form as the server does and says each fault in words. An interpreter, not generated code: the page policy
// forbids eval.
import type { FormData, FormValue } from '../../api/types';
import { isEmpty, type Field, type Group } from './fields';

export interface Fault { id: string; field: string; message: string }
export type Say = (key: string, named?: Record<string, unknown>) => string;

export const idOf = (path: string) => `f-${path.replace(/\./g, '-')}`;

const kWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** GB 11643: 17 digits and a check character. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = kWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}
const kAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100: 17 characters and a check character. */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  const sum = [...text.slice(0, 17)].reduce((total, sign, index) => total + kAlphabet.indexOf(sign) * (3 ** index % 31), 0);
  return kAlphabet[(31 - (sum % 31)) % 31] === text[17];
}
export const isPhone = (text: string) => /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/.test(text.replace(/\s/g, ''));
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function faultOfText(field: Field, text: string, say: Say): string {
  const { schema, title } = field;
  if (schema.maxLength && text.length > schema.maxLength) return say('form.error.long', { title, n: schema.maxLength });
  if (schema.minLength && text.trim().length < schema.minLength) return say('form.error.short', { title, n: schema.minLength });
  if (schema.format === 'id-number' && !isIdNumber(text)) return say('form.error.idNumber', { title });
  if (schema.format === 'credit-code' && !isCreditCode(text)) return say('form.error.creditCode', { title });
  if (schema.format === 'phone' && !isPhone(text)) return say('form.error.phone', { title });
  if (schema.format === 'date' && !isDate(text)) return say('form.error.date', { title });
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(text)) return schema['x-messages']?.pattern ?? say('form.error.pattern', { title });
  if (schema.enum && !schema.enum.includes(text)) return say('form.error.choose', { title });
  return '';
}
function faultOfNumber(field: Field, value: FormValue, say: Say): string {
  const { schema, title } = field;
  if (typeof value !== 'number') return say('form.error.number', { title });
  if (field.kind === 'integer' && !Number.isInteger(value)) return say('form.error.integer', { title });
  if (schema.minimum !== undefined && value < schema.minimum) return say('form.error.minimum', { title, n: schema.minimum });
  if (schema.maximum !== undefined && value > schema.maximum) return say('form.error.maximum', { title, n: schema.maximum });
  return '';
}

function faultsOfRows(field: Field, value: FormValue, path: string, say: Say): Fault[] {
  const rows = Array.isArray(value) ? value : [];
  const { minItems = 0, maxItems = Infinity } = field.schema;
  const own: Fault[] = [];
  if (rows.length < minItems) own.push({ id: idOf(path), field: path, message: say('form.error.rows', { title: field.title, n: minItems }) });
  if (rows.length > maxItems) own.push({ id: idOf(path), field: path, message: say('form.error.manyRows', { title: field.title, n: maxItems }) });
  const inner = rows.flatMap((row, index) => field.fields.flatMap((one) => {
    const record = row && typeof row === 'object' && !Array.isArray(row) ? row : {};
    return faultsOf({ ...one, title: say('form.rowTitle', { list: field.title, n: index + 1, title: one.title }) }, record[one.name], `${path}.${index}.${one.name}`, say);
  }));
  return [...own, ...inner];
}

/** The faults of one field; a field that is empty and asked for has exactly one. */
export function faultsOf(field: Field, value: FormValue, path: string, say: Say): Fault[] {
  const one = (message: string): Fault[] => (message ? [{ id: idOf(path), field: path, message }] : []);
  if (isEmpty(value)) {
    if (!field.required) return [];
    const choosing = ['choice', 'choices', 'boolean', 'date'].includes(field.kind);
    if (field.kind === 'rows') return faultsOfRows({ ...field, schema: { ...field.schema, minItems: Math.max(1, field.schema.minItems ?? 1) } }, value, path, say);
    return one(say(choosing ? 'form.error.choose' : 'form.error.required', { title: field.title }));
  }
  if (field.kind === 'rows') return faultsOfRows(field, value, path, say);
  if (field.kind === 'number' || field.kind === 'integer') return one(faultOfNumber(field, value, say));
  if (field.kind === 'boolean') {
    const wanted = field.schema.const;
    return one(wanted !== undefined && value !== wanted ? say('form.error.mustAgree', { title: field.title }) : '');
  }
  if (field.kind === 'choices') return [];
  return one(faultOfText(field, String(value), say));
}

/** All faults of the groups, in the order in which they are read. */
export function check(groups: Group[], data: FormData, say: Say): Fault[] {
  return groups.flatMap((group) => group.fields.flatMap((field) => faultsOf(field, data[field.name], field.name, say)));
}

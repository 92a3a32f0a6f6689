// The form for trying a decision: which field an input gets, and what is sent of what was filled in.
import type { DecisionInput, Json } from '@shared/api/decisions';

export type FieldKind = 'choice' | 'boolean' | 'number' | 'date' | 'text' | 'json';
export interface Field { name: string; label: string; kind: FieldKind; type: string; choices: string[] }
export type Filled = Record<string, string>;
export interface Fault { name: string; label: string; what: 'notJson' | 'notNumber' }

const kTexts = ['string', 'time', 'date and time', 'dateTime', 'days and time duration', 'dayTimeDuration', 'years and months duration', 'yearMonthDuration'];
/** "a" as FEEL writes it, or a itself. */
const bare = (text: string) => (/^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text);

export function fieldOf(input: DecisionInput): Field {
  const type = input.type || 'Any';
  const base = { name: input.name, label: input.label || input.name, type, choices: [] as string[] };
  if (type === 'boolean') return { ...base, kind: 'boolean' };
  if (input.values.length && (type === 'string' || type === 'number')) return { ...base, kind: 'choice', choices: input.values.map(bare) };
  if (type === 'number' || type === 'date') return { ...base, kind: type };
  return { ...base, kind: kTexts.includes(type) ? 'text' : 'json' };
}

/** How a value of a type is written, where it is not plain. */
export function formatOf(type: string): 'time' | 'dateTime' | 'duration' | undefined {
  if (type === 'time') return 'time';
  if (type === 'date and time' || type === 'dateTime') return 'dateTime';
  return /duration/i.test(type) ? 'duration' : undefined;
}

function valueOf(field: Field, text: string): Json | undefined {
  if (field.kind === 'boolean') return text === 'true';
  if (field.type === 'number') return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : undefined;
  if (field.kind !== 'json') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** What is sent: an empty field is null, which no rule matches by accident. */
export function inputsOf(fields: Field[], filled: Filled): { inputs: Record<string, Json>; faults: Fault[] } {
  const inputs: Record<string, Json> = {};
  const faults: Fault[] = [];
  for (const field of fields) {
    const text = filled[field.name] ?? '';
    const value = text.trim() === '' ? null : valueOf(field, text);
    if (value === undefined) faults.push({ name: field.name, label: field.label, what: field.kind === 'json' ? 'notJson' : 'notNumber' });
    else inputs[field.name] = value;
  }
  return { inputs, faults };
}

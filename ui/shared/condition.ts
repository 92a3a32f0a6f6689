// A condition of the item's drawing (a comparison of form fields, joined by and / or) in words that an applicant
// reads: `central_air = true` is 使用集中空调通风系统.
import type { JsonSchema } from './api/types';

type Translate = (key: string, named?: Record<string, unknown>) => string;
const kComparison = /^\s*([A-Za-z_]\w*)\s*(=|!=|>=|<=|>|<)\s*(true|false|-?\d+(?:\.\d+)?|"[^"]*")\s*$/;
const kKeys: Record<string, string> = { '=': 'chosen', '!=': 'other', '>': 'more', '<': 'less', '>=': 'least', '<=': 'most' };

function oneWords(text: string, schema: JsonSchema, t: Translate): string | null {
  const parts = kComparison.exec(text);
  const title = parts ? schema.properties?.[parts[1]!]?.title : undefined;
  if (!parts || !title) return null;
  const [, , sign, value] = parts;
  if (value === 'true' || value === 'false') {
    const what = title.replace(/^是否/, '');
    return (value === 'true') === (sign === '=') ? what : t('catalog.item.cond.not', { what });
  }
  return t(`catalog.item.cond.${kKeys[sign!]}`, { field: title, value: value!.replace(/"/g, '') });
}

/** The words of a condition; empty when it says more than comparisons joined by and / or. */
export function conditionWords(when: string | null | undefined, schema: JsonSchema | null | undefined, t: Translate): string {
  if (!when || !schema) return '';
  const any = when.split(/\s+or\s+/).map((part) => part.split(/\s+and\s+/).map((one) => oneWords(one, schema, t)));
  if (any.some((part) => part.includes(null))) return '';
  return any.map((part) => part.join(t('catalog.item.cond.and'))).join(t('catalog.item.cond.or'));
}

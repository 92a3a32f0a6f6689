// Variants of one item (new, renewal, change, loss, end) are one thing to a reader: they stand together, the verbs as
// rows. The names are the city's; what is cut off for a row is the verb at their end.
import type { ItemRow } from '@shared/api/types';

export interface Variant { row: ItemRow; verb: string }
export interface Group { stem: string; variants: Variant[] }

const kLevel = /（(?:省级|市级|县级|市级\/县级|乡级)）$/;
const kVerb = /(?:证)?(新办审批|新办|首次申请|延续|变更|遗失补办|补办|补发|换发|换证|注销)$/;

export function partsOf(name: string): { stem: string; verb: string } {
  const plain = name.replace(kLevel, '');
  const verb = kVerb.exec(plain);
  if (!verb || verb.index < 4) return { stem: name, verb: '' };
  return { stem: plain.slice(0, verb.index), verb: verb[1]! };
}

/** Rows in the order found; variants of an item join the first of them, what can be done online before the others. */
export function grouped(rows: ItemRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { stem, verb } = partsOf(row.name);
    const group = groups.get(stem) ?? { stem, variants: [] };
    group.variants.push({ row, verb });
    groups.set(stem, group);
  }
  for (const group of groups.values()) {
    group.variants.sort((a, b) => Number(b.row.online) - Number(a.row.online));
    const only = group.variants[0]!;
    if (group.variants.length === 1) group.stem = only.row.name;
  }
  return [...groups.values()];
}

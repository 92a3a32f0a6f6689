// What a guide says, put in the order in which a reader asks.
import type { Item, Limit, Material } from '@shared/api/types';

type Translate = (key: string, named?: Record<string, unknown>) => string;
export interface Section { id: string; title: string }

export function sectionsOf(item: Item): Section[] {
  const has = (list?: unknown[]) => Boolean(list?.length);
  const all: [boolean, string, string][] = [
    [has(item.conditions), 'cond', 'conditions'], [has(item.materials), 'mats', 'materials'], [has(item.steps), 'flow', 'steps'],
    [has(item.legal_basis), 'law', 'law'], [has(item.faq), 'faq', 'faq'], [has(item.places), 'hall', 'places'],
  ];
  return all.filter(([shown]) => shown).map(([, id, title]) => ({ id, title }));
}

export function promisedOf(item: Item): Limit | undefined { return item.limits?.find((limit) => limit.name === 'promised'); }
export function statutoryOf(item: Item): Limit | undefined { return item.limits?.find((limit) => limit.name === 'decision'); }

export function amountWords(limit: Limit, t: Translate): string {
  return t(`clock.amount.${limit.unit}`, { n: limit.amount });
}

/** "7 个工作日办好" */
export function timeOf(item: Item, t: Translate): string {
  const limit = promisedOf(item) ?? statutoryOf(item);
  if (item.case_kind === 'immediate') return t('catalog.item.doneNow');
  return limit ? t('catalog.item.doneIn', { amount: amountWords(limit, t) }) : t('catalog.item.timeUnknown');
}

export type Burden = 'mine' | 'fill' | 'held';

/** Who brings a material: the applicant with a file, the form itself, or the city. */
export function burdenOf(material: Material): Burden {
  if (material.held || material.provided_by === 'shared') return 'held';
  return material.provided_by === 'form' ? 'fill' : 'mine';
}

const kOrder: Burden[] = ['mine', 'fill', 'held'];
export function inOrder<T>(rows: T[], of: (row: T) => Material): T[] {
  return [...rows].sort((a, b) => kOrder.indexOf(burdenOf(of(a))) - kOrder.indexOf(burdenOf(of(b))));
}

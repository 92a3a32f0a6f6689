// What can be decided now, from the task's own outcomes: the order never moves, only the likely one is filled, and
// what cannot be taken says what to do first.
import type { Case, CaseMaterial, Fault, Outcome, Task } from '@shared/api/types';
import type { Draft, Mark, Verdict } from './drafts';

export interface Words { key: string; values?: Record<string, string | number> }
export interface Decision { outcome: Outcome; key: string; likely: boolean; blocked: Words | null }

const kKeys: Record<string, string> = {
  accept: 'A', pass: 'A', grant: 'A', deliver: 'A', answer: 'A', correct: 'B', return: 'B', refuse: 'R',
};
const kSpare = ['S', 'W', 'X', 'Y', 'Z'];
export const kWrong: Verdict[] = ['missing', 'wrong_form', 'expired'];
/** Acts at which papers are judged one by one; correction is asked here and nowhere later (行政许可法 32). */
export const judgesPapers = (act: string) => act === 'accept';

export const isWrong = (mark: Mark | undefined) => mark !== undefined && kWrong.includes(mark.verdict);

export function wrongMarks(draft: Draft): [string, Mark][] {
  return Object.entries(draft.marks).filter(([, mark]) => isWrong(mark));
}

/** Materials that were handed in and not yet judged. */
export function unjudged(materials: CaseMaterial[], draft: Draft): CaseMaterial[] {
  return materials.filter((one) => one.state !== 'absent' && one.state !== 'shared' && !draft.marks[one.id]);
}

export interface Situation { task: Task; found: Case; draft: Draft; online: boolean; sending: boolean }

function whyNot(id: string, at: Situation): Words | null {
  if (at.sending) return { key: 'sending' };
  if (!at.online) return { key: 'offline' };
  if (at.found.state === 'held') return { key: 'held' };
  if (!at.found.may.includes(`complete:${at.task.id}`)) return { key: 'notYours' };
  const wrong = wrongMarks(at.draft);
  if (id === 'accept' && wrong.length > 0) return { key: 'faultsFirst', values: { n: wrong.length } };
  if (id !== 'correct' || !judgesPapers(at.task.act)) return null;
  if (wrong.length === 0) return { key: 'markFirst' };
  return wrong.some(([, mark]) => mark.why.trim() === '') ? { key: 'whyFirst' } : null;
}

function likelyOf(outcomes: Outcome[], blocked: Map<string, Words | null>, draft: Draft): string | undefined {
  const open = outcomes.filter(({ id }) => !blocked.get(id));
  if (wrongMarks(draft).length > 0) return open.find(({ id }) => id === 'correct')?.id;
  return open.find(({ id }) => kKeys[id] === 'A')?.id ?? (open.length === 1 ? open[0]!.id : undefined);
}

export function decisionsOf(at: Situation): Decision[] {
  const blocked = new Map(at.task.outcomes.map(({ id }) => [id, whyNot(id, at)]));
  const likely = likelyOf(at.task.outcomes, blocked, at.draft);
  const taken = new Set<string>();
  return at.task.outcomes.map((outcome) => {
    const wanted = kKeys[outcome.id];
    const key = wanted && !taken.has(wanted) ? wanted : kSpare.find((one) => !taken.has(one)) ?? '';
    taken.add(key);
    return { outcome, key, likely: outcome.id === likely, blocked: blocked.get(outcome.id) ?? null };
  });
}

export interface FaultWords { what: (verdict: Verdict, name: string) => string; how: (verdict: Verdict, name: string) => string }

/** One list of all faults, materials first in their order, then values of the form: told once (32(4)). */
export function faultsOf(draft: Draft, materials: { id: string; name: string }[], fields: { id: string; name: string }[],
                         words: FaultWords): Fault[] {
  const fault = (key: string, name: string, place: Partial<Fault>): Fault[] => {
    const mark = draft.marks[key];
    if (!mark || !isWrong(mark)) return [];
    const { verdict, why, how } = mark;
    return [{ material: null, field: null, ...place, what: words.what(verdict, name), why: why.trim(), how: how.trim() || words.how(verdict, name) }];
  };
  return [
    ...materials.flatMap(({ id, name }) => fault(id, name, { material: id })),
    ...fields.flatMap(({ id, name }) => fault(`field:${id}`, name, { field: id })),
  ];
}

export function verdictsOf(draft: Draft, materials: { id: string }[]): { material: string; verdict: Verdict }[] {
  return materials.flatMap(({ id }) => {
    const mark = draft.marks[id];
    return mark ? [{ material: id, verdict: mark.verdict }] : [];
  });
}

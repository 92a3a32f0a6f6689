import { describe, expect, it } from 'vitest';
import type { Case, Task } from '@shared/api/types';
import { decisionsOf, faultsOf, unjudged, verdictsOf } from './decisions';
import { emptyDraft, type Draft } from './drafts';

const outcome = (id: string) => ({ id, name: id, consequence: '', needs_comment: false });
const task = (act: string, ...ids: string[]) => ({ id: '7.1', act, outcomes: ids.map(outcome) }) as unknown as Task;
const found = (may: string[], state = 'received') => ({ state, may }) as unknown as Case;
const at = (over: Partial<Parameters<typeof decisionsOf>[0]> = {}) => decisionsOf({
  task: task('accept', 'accept', 'correct', 'refuse'), found: found(['complete:7.1']), draft: emptyDraft(), online: true, sending: false, ...over,
});
const marked = (why: string): Draft => ({ ...emptyDraft(), marks: { plan: { verdict: 'wrong_form', why, how: '' } } });

describe('the decision bar', () => {
  it('keeps the order of the outcomes and gives each its key', () => {
    expect(at().map(({ outcome: { id }, key }) => id + key)).toEqual(['acceptA', 'correctB', 'refuseR']);
    expect(at({ draft: marked('x') }).map(({ outcome: { id } }) => id)).toEqual(['accept', 'correct', 'refuse']);
  });
  it('fills accepting when nothing is wrong, and says what to mark before correcting', () => {
    const [accept, correct] = at();
    expect(accept).toMatchObject({ likely: true, blocked: null });
    expect(correct).toMatchObject({ likely: false, blocked: { key: 'markFirst' } });
  });
  it('fills correcting when a paper is wrong, and bars accepting until it is dealt with (行政许可法 32)', () => {
    const [accept, correct] = at({ draft: marked('缺比例尺') });
    expect(accept!.blocked).toEqual({ key: 'faultsFirst', values: { n: 1 } });
    expect(correct).toMatchObject({ likely: true, blocked: null });
  });
  it('asks why before a correction goes out', () => {
    expect(at({ draft: marked('  ') })[1]!.blocked).toEqual({ key: 'whyFirst' });
  });
  it('sends nothing offline, while sending, when paused or when the server gives no right', () => {
    expect(at({ online: false }).every(({ blocked }) => blocked?.key === 'offline')).toBe(true);
    expect(at({ sending: true }).every(({ blocked }) => blocked?.key === 'sending')).toBe(true);
    expect(at({ found: found([], 'held') })[0]!.blocked!.key).toBe('held');
    expect(at({ found: found(['complete:8.2']) })[0]!.blocked!.key).toBe('notYours');
  });
  it('never gives one key to two outcomes', () => {
    const keys = at({ task: task('decide', 'grant', 'pass', 'refuse') }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('from verdicts to faults', () => {
  const words = { what: (v: string, n: string) => `${v} ${n}`, how: (v: string, n: string) => `how ${v} ${n}` };
  const draft: Draft = {
    ...emptyDraft(),
    marks: {
      'field:beds': { verdict: 'wrong_form', why: '不一致 ', how: '' },
      id: { verdict: 'ok', why: '', how: '' },
      plan: { verdict: 'missing', why: '没有', how: '补交' },
    },
  };
  it('lists all faults at once, papers first, and no paper that is good', () => {
    expect(faultsOf(draft, [{ id: 'id', name: '身份证' }, { id: 'plan', name: '平面图' }], [{ id: 'beds', name: '床位' }], words)).toEqual([
      { material: 'plan', field: null, what: 'missing 平面图', why: '没有', how: '补交' },
      { material: null, field: 'beds', what: 'wrong_form 床位', why: '不一致', how: 'how wrong_form 床位' },
    ]);
  });
  it('sends a verdict for each judged paper only', () => {
    expect(verdictsOf(draft, [{ id: 'id' }, { id: 'plan' }, { id: 'other' }])).toEqual([
      { material: 'id', verdict: 'ok' }, { material: 'plan', verdict: 'missing' },
    ]);
  });
  it('names papers that came and were not judged', () => {
    const papers = [{ id: 'id', state: 'usable' }, { id: 'new', state: 'usable' }, { id: 'none', state: 'absent' }] as never;
    expect(unjudged(papers, draft).map(({ id }) => id)).toEqual(['new']);
  });
});

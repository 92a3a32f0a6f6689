import { describe, expect, it } from 'vitest';
import type { CaseHistory } from '../../api/types';
import { visitsOf, walkedOf, type Graph, type Node, type Visit } from './walk';

const kTypes: Record<string, string> = { s: 'StartEvent', e: 'EndEvent', x: 'ExclusiveGateway', p: 'ParallelGateway', u: 'UserTask', a: 'ServiceTask', b: 'BoundaryEvent', g: 'SubProcess', i: 'IntermediateCatchEvent' };
/** `u_accept > x_how refuse > e_no`: the first letter of a name is its type; a word before `>` is the outcome of the flow. */
function graph(text: string, more: Record<string, Partial<Node>> = {}): Graph {
  const flows = text.trim().split('\n').map((line) => {
    const [left, target] = line.trim().split(' > ');
    const [source, outcome] = left!.split(' ');
    return { id: `${source}>${target}`, source: source!, target: target!, condition: outcome && `outcome = "${outcome}"` };
  });
  const ids = [...new Set([...flows.flatMap(({ source, target }) => [source, target]), ...Object.keys(more)])];
  return { flows, nodes: ids.map((id) => ({ id, type: `bpmn:${kTypes[id[0]!]}`, ...more[id] })) };
}
const stay = (element: string, from: number, to: number | null, more: Partial<Visit> = {}): Visit => ({ element, from, to, ...more });
const flows = (drawing: Graph, visits: Visit[]) => [...walkedOf(drawing, visits).flows].sort();

const kPermit = graph(`
  s_in > u_accept
  u_accept > x_how
  x_how accept > u_review
  x_how correct > u_correct
  x_how refuse > e_no
  u_correct > u_accept
  b_late > a_deem
  a_deem > u_review
  u_review > e_ok`, { b_late: { attachedTo: 'u_accept' } });

describe('the way through a drawing', () => {
  it('begins at the start and leads through gateways to where the case is', () => {
    const walked = walkedOf(kPermit, [stay('u_accept', 0, 5, { outcome: 'accept' }), stay('u_review', 5, null)]);
    expect([...walked.flows].sort()).toEqual(['s_in>u_accept', 'u_accept>x_how', 'x_how>u_review']);
    expect([...walked.elements].sort()).toEqual(['s_in', 'u_accept', 'u_review', 'x_how']);
  });
  it('goes round as often as the case did', () => {
    expect(flows(kPermit, [stay('u_accept', 0, 1, { outcome: 'correct' }), stay('u_correct', 1, 2), stay('u_accept', 2, 3, { outcome: 'accept' }), stay('u_review', 3, null)]))
      .toEqual(['s_in>u_accept', 'u_accept>x_how', 'u_correct>u_accept', 'x_how>u_correct', 'x_how>u_review']);
  });
  it('leads by the outcome to an end that has no step', () => {
    const walked = walkedOf(kPermit, [stay('u_accept', 0, 1, { outcome: 'refuse' })]);
    expect(walked.flows).toContain('x_how>e_no');
    expect(walked.elements).toContain('e_no');
  });
  it('stops where more than one way is left', () => {
    expect(flows(kPermit, [stay('u_accept', 0, 1)])).toEqual(['s_in>u_accept']);
  });
  it('leaves a step that nobody did through the timer on it, and through no other side', () => {
    const walked = walkedOf(kPermit, [stay('u_accept', 0, 5, { dropped: true }), stay('a_deem', 5, 5), stay('u_review', 5, null)]);
    expect([...walked.flows].sort()).toEqual(['a_deem>u_review', 'b_late>a_deem', 's_in>u_accept']);
    expect(walked.elements).toContain('b_late');
  });
  it('marks nothing behind a step that was dropped when the case was withdrawn', () => {
    expect(flows(kPermit, [stay('u_accept', 0, 5, { dropped: true })])).toEqual(['s_in>u_accept']);
  });
  it('follows a timer that does not interrupt while its step goes on', () => {
    const drawing = graph('s_in > u_one\nu_one > e_ok\nb_warn > a_warn', { b_warn: { attachedTo: 'u_one', interrupts: false } });
    expect(flows(drawing, [stay('u_one', 0, null), stay('a_warn', 3, 3)])).toEqual(['b_warn>a_warn', 's_in>u_one']);
  });
  const kBranches = graph('s_in > u_one\nu_one > p_fork\np_fork > u_left\np_fork > u_right\nu_left > p_join\nu_right > p_join\np_join > u_last\nu_last > e_ok');
  it('splits and meets again', () => {
    expect(flows(kBranches, [stay('u_one', 0, 1), stay('u_left', 1, 2), stay('u_right', 1, 4), stay('u_last', 4, null)]))
      .toEqual(['p_fork>u_left', 'p_fork>u_right', 'p_join>u_last', 's_in>u_one', 'u_left>p_join', 'u_one>p_fork', 'u_right>p_join']);
  });
  it('waits at the meeting for the other branch', () => {
    const found = flows(kBranches, [stay('u_one', 0, 1), stay('u_left', 1, 2), stay('u_right', 1, null)]);
    expect(found).toContain('u_left>p_join');
    expect(found).not.toContain('u_right>p_join');
    expect(found).not.toContain('p_join>u_last');
  });
  it('goes into a sub-process and out of it', () => {
    const drawing = graph('s_in > g_sub\ng_sub > u_last\ns_sub > u_inner\nu_inner > e_sub', { s_sub: { parent: 'g_sub' }, u_inner: { parent: 'g_sub' }, e_sub: { parent: 'g_sub' } });
    const walked = walkedOf(drawing, [stay('u_inner', 0, 1), stay('u_last', 1, null)]);
    expect([...walked.flows].sort()).toEqual(['g_sub>u_last', 's_in>g_sub', 's_sub>u_inner', 'u_inner>e_sub']);
    expect([...walked.elements].sort()).toEqual(['e_sub', 'g_sub', 's_in', 's_sub', 'u_inner', 'u_last']);
  });
  it('knows nothing of elements that the drawing has not', () => {
    expect(flows(kPermit, [stay('u_gone', 0, 1)])).toEqual([]);
  });
});

describe('the stays of a history', () => {
  const step = (element: string, began_at: string, ended_at: string | null) => ({ element, began_at, ended_at, name: '', act: '', who: '', outcome: '', outcome_name: '', due_at: null, took: { words: '', minutes: 0 }, workdays: 0, late_days: 0, late: false, dropped: false });
  const history: Pick<CaseHistory, 'steps' | 'events'> = {
    steps: [step('accept', '2026-03-02T01:00:00Z', '2026-03-02T02:00:00Z'), step('review', '2026-03-02T02:00:00Z', null)],
    events: [
      { at: '2026-03-02T02:00:00Z', kind: 'table', title: '', who: '系统', element: 'ask' },
      { at: '2026-03-02T03:00:00Z', kind: 'warned', title: '', who: '系统', element: 'review' },
      { at: '2026-03-02T01:00:00Z', kind: 'submitted', title: '', who: '', element: null },
    ],
  };
  it('are its steps and the acts between them, an act before the step it led to', () => {
    expect(visitsOf(history, ['review']).map(({ element }) => element)).toEqual(['accept', 'ask', 'review']);
  });
  it('and what waits without a step', () => {
    expect(visitsOf(history, ['review', 'timer']).at(-1)).toEqual({ element: 'timer', from: Infinity, to: null });
  });
});

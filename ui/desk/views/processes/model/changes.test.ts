import { describe, expect, it } from 'vitest';
import { isSame } from '../../../models/pieces';
import { changesOf, differenceOf, merged } from './changes';

interface Drawn { nodes: string[]; ways: string[]; at?: Record<string, number> }
const node = (id: string) => `<userTask id="${id.split(':')[0]}" name="${id.split(':')[1] ?? id}"/>`;
const way = (id: string) => { const [from, to] = id.split('>'); return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`; };
const shape = (id: string, x: number) => `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><b x="${x}"/></di:BPMNShape>`;
const model = ({ nodes, ways, at = {} }: Drawn) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="d"><process id="p">${nodes.map(node).join('')}${ways.map(way).join('')}</process>`
  + `<di:BPMNDiagram id="g"><di:BPMNPlane id="l" bpmnElement="p">${nodes.map((one) => shape(one.split(':')[0]!, at[one] ?? 1)).join('')}</di:BPMNPlane></di:BPMNDiagram></definitions>`;
const base = model({ nodes: ['a', 'b'], ways: ['a>b'] });
const names = (parts: { name: string }[]) => parts.map(({ name }) => name);

describe('what differs between two drawings', () => {
  it('is told by element; a way by its two ends', () => {
    const found = differenceOf(base, model({ nodes: ['a:受理', 'c'], ways: ['a>c'] }))!;
    expect([names(found.added), names(found.changed), names(found.removed)]).toEqual([['c', '受理 → c'], ['受理'], ['b', 'a → b']]);
  });
  it('is drawing only when boxes were moved', () => {
    const after = model({ nodes: ['a', 'b'], ways: ['a>b'], at: { a: 99 } });
    expect(changesOf(base, after)!.changed.map(({ kind }) => kind)).toEqual(['drawing']);
    expect(differenceOf(base, after)).toEqual({ added: [], changed: [], removed: [], isMoved: true });
  });
  it('is nothing when an editor leaves an empty label behind', () => {
    expect(isSame(changesOf(base, base.replace('<b x="1"/>', '<b x="1"/><di:BPMNLabel/>')))).toBe(true);
  });
  it('is nothing when only what is so anyhow, the order, or the echo of a way differs', () => {
    const after = base.replace('<userTask id="a" name="a"/>', '').replace('<process id="p">', '<process processType="None" id="p"><userTask isForCompensation="false" name="a" id="a"><outgoing>a_b</outgoing></userTask>');
    expect(isSame(changesOf(base, after))).toBe(true);
  });
  it('is told of what a sub-process holds, not of the sub-process', () => {
    const inner = (name: string) => base.replace('<userTask id="b" name="b"/>', `<subProcess id="b"><userTask id="s" name="${name}"/></subProcess>`);
    expect(names(differenceOf(inner('1'), inner('2'))!.changed)).toEqual(['2']);
  });
  it('is unknown when one cannot be read', () => expect(changesOf(base, '<a/>')).toBeNull());
});

describe('my changes on theirs', () => {
  it('keeps both, with the places on the sheet', () => {
    const mine = model({ nodes: ['a', 'b', 'c'], ways: ['a>b', 'b>c'], at: { c: 7 } });
    const theirs = model({ nodes: ['a:受理', 'b'], ways: ['a>b'] });
    const text = merged(base, mine, theirs)!;
    expect(isSame(changesOf(model({ nodes: ['a:受理', 'b', 'c'], ways: ['a>b', 'b>c'], at: { c: 7 } }), text))).toBe(true);
    expect(text).toMatch(/<outgoing[^>]*>b_c/);
  });
  it('is none when a way of mine would lead to what they removed', () => {
    expect(merged(base, model({ nodes: ['a', 'b', 'c'], ways: ['a>b', 'b>c'] }), model({ nodes: ['a'], ways: [] }))).toBeNull();
  });
  it('takes away what I took away, and does not double what a new sub-process holds', () => {
    const mine = base.replace('</process>', '<subProcess id="s"><userTask id="t"/></subProcess></process>').replace('<sequenceFlow id="a_b" sourceRef="a" targetRef="b"/>', '');
    const text = merged(base, mine, base)!;
    expect(text.match(/id="t"/g)).toHaveLength(1);
    expect(text).not.toContain('a_b');
  });
});

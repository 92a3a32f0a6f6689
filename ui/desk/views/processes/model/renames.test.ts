import { describe, expect, it } from 'vitest';
import { isGoal, nodesOf } from '../../../models/nodes';
import { guessOf, renamesOf } from './renames';

const drawing = (inner: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/>${inner}<endEvent id="e"/></process></definitions>`;
const before = drawing('<userTask id="accept" name="受理"/><boundaryEvent id="late" attachedToRef="accept"/><userTask id="review" name="审查"/><exclusiveGateway id="g"/>');

describe('elements that a newer drawing lacks', () => {
  it('are none when it has all of them', () => expect(renamesOf(before, before)).toEqual([]));
  it('can become elements of their kind, the new ones first', () => {
    const after = drawing('<userTask id="take" name="收件"/><userTask id="review" name="审查"/><exclusiveGateway id="g"/>');
    const found = renamesOf(before, after);
    expect(found.map(({ from, to }) => [from.id, to.map(({ id }) => id)])).toEqual([['accept', ['take', 'review']], ['late', []]]);
    expect(guessOf(found[0]!, nodesOf(before))).toBe('take');
    expect(guessOf(found[1]!, nodesOf(before))).toBe('');
  });
  it('count as gone when another kind has their id', () => {
    expect(renamesOf(before, drawing('<serviceTask id="accept"/><userTask id="review"/><boundaryEvent id="late"/><exclusiveGateway id="g"/>')).map(({ from }) => from.id)).toEqual(['accept']);
  });
  it('are guessed by name among several', () => {
    const after = drawing('<userTask id="a" name="看"/><userTask id="b" name="受理"/><boundaryEvent id="late"/><userTask id="review"/><exclusiveGateway id="g"/>');
    expect(guessOf(renamesOf(before, after)[0]!, nodesOf(before))).toBe('b');
  });
  it('are none in what cannot be read', () => expect(renamesOf('x', before)).toEqual([]));
});

describe('where a case may go on', () => {
  it('is a task, a wait, a choice or an end', () => {
    const all = drawing('<userTask id="a"/><boundaryEvent id="b" attachedToRef="a"/><parallelGateway id="p"/><exclusiveGateway id="x"/><intermediateCatchEvent id="w"/><subProcess id="sub"><task id="t"/></subProcess>');
    expect(nodesOf(all).filter(isGoal).map(({ id }) => id)).toEqual(['a', 'x', 'w', 'sub', 't', 'e']);
  });
});

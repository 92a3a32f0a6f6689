// The drawing as bpmn-js reads and writes it: nothing of ours is lost, and what is changed can be undone.
import { readdirSync, readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import type { Offer, PlayStep, ProcessFinding } from '@shared/api/processes';
import chinese from '@shared/locales/zh-Hans/lazy/bpmn.json';
import { changesOf } from './changes';
import { factsOf, outcomesOf } from './facts';
import { isId } from './hand';
import { placeOf } from './marks';
import { groupsOf, keyOfStep } from './offers';
import { kOffered, paletteOf } from './palette';
import tongban from './tongban.json';
import { marksOfFindings } from './use-marks';

const moddle = new BpmnModdle({ tb: tongban });
const files = ['permit', 'benefit', 'record', 'examples/construction_stage', 'examples/enterprise_startup'];
const text = (name: string) => readFileSync(`../data/processes/${name}.bpmn`, 'utf8');
const own = (xml: string) => [...xml.matchAll(/tb:\w+(?:="[^"]*")?/g)].map(([found]) => found).sort();

describe('a drawing that is opened and written', () => {
  it.each(files)('keeps all that is ours: %s', async (name) => {
    const before = text(name);
    const { rootElement, warnings } = await moddle.fromXML(before);
    expect(warnings).toEqual([]);
    const { xml } = await moddle.toXML(rootElement, { format: true });
    expect(own(xml)).toEqual(own(before));
    expect(own(before).length).toBeGreaterThan(20);
    expect(changesOf(before, xml), 'and nothing of it counts as changed').toEqual({ changed: [], added: [], removed: [] });
  });
  it('tells its attributes as ours, not as unknown ones', async () => {
    const { elementsById } = await moddle.fromXML(text('permit'));
    const decide = elementsById.decide!;
    expect([decide.get('tb:act'), decide.get('tb:role'), decide.get('tb:not_same_as')]).toEqual(['decide', 'approver', 'accept review clarify']);
    expect((decide as unknown as { $attrs: object }).$attrs).toEqual({});
    expect(outcomesOf(decide).map(({ id, name }) => `${id} ${name}`)).toEqual(['grant 准予许可', 'refuse 不予许可']);
    expect(elementsById.notice_elapsed!.get('tb:clock')).toBe('notice');
  });
});

describe('the properties of an element', () => {
  const facts = async (id: string, name = 'permit') => {
    const { rootElement, elementsById } = await moddle.fromXML(text(name));
    return factsOf({ businessObject: elementsById[id]! }, rootElement);
  };
  it('of a task of people', async () => {
    expect(await facts('accept')).toMatchObject({ type: 'UserTask', name: '收件预审与受理', own: { act: 'accept', role: 'accepter', capacity: 'receiving', clock: 'pre_review' }, timer: null, loop: null });
  });
  it('of a limit at a task', async () => {
    expect(await facts('notice_elapsed')).toMatchObject({ type: 'BoundaryEvent', timer: { form: 'clock', text: 'notice' }, interrupting: true, event: null });
  });
  it('of a way that is chosen, and of one that is not', async () => {
    expect(await facts('when_granted')).toMatchObject({ type: 'SequenceFlow', condition: 'outcome = "grant"', isDefault: false });
    expect(await facts('to_accept')).toMatchObject({ condition: null, isDefault: null });
  });
  it('of work for each of a list', async () => {
    expect((await facts('check_papers', 'examples/construction_stage')).loop).toEqual({ isSequential: false, own: { collection: 'departments', item: 'department', output: 'answers', output_item: 'outcome' } });
  });
  it('are called by names of XML', () => {
    expect(['review', '审查', '_a.b-1'].every(isId)).toBe(true);
    expect(['', '1a', 'a b', 'a:b', '-a'].some(isId)).toBe(false);
  });
});

describe('what may happen next', () => {
  const step = (element: string, event: string, value = '', choices: number[] = []): PlayStep => ({ element, event, value, choices });
  const offer = (made: PlayStep, leads: string[]): Offer => ({ step: made, name: made.element, value_name: made.value, leads, due_at: null });
  it('stands by element, and says where it leads only when the same step has several ways', () => {
    const groups = groupsOf([
      offer(step('a', 'complete', 'pass', [0]), ['x']), offer(step('b', 'timer'), ['y']), offer(step('a', 'complete', 'pass', [1]), ['z']), offer(step('a', 'complete', 'return'), ['w']),
    ]);
    expect(groups.map(({ element, choices }) => [element, choices.map(({ leads }) => leads.join())])).toEqual([['a', ['x', 'z', '']], ['b', ['']]]);
    expect(new Set(groups.flatMap(({ choices }) => choices.map((one) => keyOfStep(one.offer.step)))).size).toBe(4);
  });
});

describe('marks on the drawing', () => {
  const finding = (severity: ProcessFinding['severity'], elements: string[]): ProcessFinding => ({ kind: 'law', severity, elements, line: 0, article: '', message: severity, code: '', names: [], term: '', example: [] });
  it('tell the worst of an element once', () => {
    const marks = marksOfFindings([finding('warning', ['a', 'b']), finding('error', ['a'])], '', (severity, n) => `${severity} ${n}`, () => undefined);
    expect(marks.map(({ id, words, icon }) => [id, words, icon])).toEqual([['a', 'error 2', 'bang'], ['b', 'warning 1', 'tri']]);
  });
  it('stand under an element and in the middle of a way', () => {
    expect(placeOf({ height: 80 })).toEqual({ top: 82, left: -4 });
    expect(placeOf({ height: 0, waypoints: [{ x: 0, y: 10 }, { x: 100, y: 10 }, { x: 100, y: 90 }] })).toEqual({ top: 6, left: 20 });
    expect(placeOf({ height: 0, waypoints: [{ x: 40, y: 10 }, { x: 40, y: 90 }] }), 'beside an upright one').toEqual({ top: 30, left: -76 });
  });
});

describe('the words of the editor', () => {
  const words = chinese.words as Record<string, string>;
  const source = ['bpmn-js', 'diagram-js'].flatMap((name) => readdirSync(`node_modules/${name}/lib`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js')).map((file) => readFileSync(`node_modules/${name}/lib/${file}`, 'utf8'))).join('\n');
  const all = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map((found) => found[2]!))];
  it('are all there: what it asks for, and its lists', () => {
    const asked = [...all(/ranslate\(\s*(['"`])((?:\\.|(?!\1)[^\\])+)\1/g), ...all(/\blabel: (['"])([A-Z](?:(?!\1).)+)\1/g)].filter((one) => !/HELLO|\$\{|shift/.test(one));
    expect(asked.length).toBeGreaterThan(100);
    expect([...asked, ...kOffered.map(({ title }) => title)].filter((one) => words[one] === undefined)).toEqual([]);
  });
  it('offer what runs, in groups', () => {
    const entry = (group: string) => ({ group, className: '', title: '', action: { dragstart: () => undefined, click: () => undefined } });
    const offered = paletteOf({ 'hand-tool': entry('tools'), 'create.task': entry('activity'), 'create.start-event': entry('event'), 'create.data-object': entry('data-object') }, ({ group }) => entry(group));
    expect(Object.keys(offered)).toEqual(['hand-tool', 'create.start-event', 'create.timer', 'create.user-task', 'create.service-task', 'create.rule-task', 'create.parallel-gateway']);
  });
});

// A process that is begun on the page: kept on this machine, under a key that the server takes.
import { readFileSync } from 'node:fs';
import { BpmnModdle } from 'bpmn-moddle';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProcessList } from '@shared/api/processes';
import begin from './begin.bpmn?raw';
import { beganWith, begun, drawingOf, isKey, rowOf } from './begun';
import tongban from './model/tongban.json';

const moddle = new BpmnModdle({ tb: tongban });
const permit = readFileSync('../data/processes/permit.bpmn', 'utf8');
const list = { items: [], powers: [{ id: 'permit', name: '行政许可' }], words: { acts: [], automatic_acts: [], roles: [], capacities: [], clocks: [], decisions: [] }, may: ['publish'] } as ProcessList;
const one = { name: '小作坊备案', power: 'permit', xml: begin, saved_at: '2026-03-02T10:00:00Z' };

describe('a process that is begun', () => {
  beforeEach(() => localStorage.clear());
  it('has a key of small letters, digits and underscores', () => {
    expect(['shop_permit', 'a2', 'x'.repeat(40)].filter((key) => !isKey(key))).toEqual([]);
    expect(['', 'a', '_a', '2a', 'aB', 'a-b', '店铺', 'x'.repeat(41)].filter(isKey)).toEqual([]);
  });
  it.each([['a new drawing', begin], ['a copy', permit]])('is called by its key and name, and can be opened: %s', async (_, text) => {
    const xml = beganWith(text, 'workshop', '小作坊备案')!;
    const { rootElement, elementsById, warnings } = await moddle.fromXML(xml);
    expect(warnings).toEqual([]);
    expect(rootElement.id).toBe('workshop_definitions');
    expect([elementsById.workshop!.$type, elementsById.workshop!.get('name')]).toEqual(['bpmn:Process', '小作坊备案']);
    expect(xml, 'the sheet belongs to it').toMatch(/BPMNPlane [^>]*bpmnElement="workshop"/);
  });
  it('does not take the identifier of an element', async () => {
    const { elementsById } = await moddle.fromXML(beganWith(permit, 'review', '复核')!);
    expect([elementsById.review!.$type, elementsById.review_process!.$type]).toEqual(['bpmn:UserTask', 'bpmn:Process']);
  });
  it('cannot begin with what is no drawing', () => expect(beganWith('<a/>', 'workshop', '小作坊')).toBeNull());
  it('is kept, listed the youngest first, and thrown away', () => {
    begun.keep('old', one);
    begun.keep('young', { ...one, saved_at: '2026-03-03T10:00:00Z' });
    expect(begun.all().map(([key]) => key)).toEqual(['young', 'old']);
    begun.drop('old');
    expect(begun.read('old')).toBeNull();
    begun.sweep(new Date('2027-03-02'));
    expect(begun.all()).toEqual([]);
  });
  it('is a model without a version, in the list and open', () => {
    expect(rowOf('workshop', one, list)).toMatchObject({ key: 'workshop', version: 0, power_name: '行政许可', running: 0 });
    expect(drawingOf('workshop', one, list)).toMatchObject({ newest: 0, versions: [], may: ['publish'], xml: begin });
  });
});

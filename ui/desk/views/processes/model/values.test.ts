// Values of a walk: what the engine is told, and what becomes of them as one goes on and back.
import { describe, expect, it } from 'vitest';
import { give, held, upTo, valueOf, valuesOf, type Given } from './values';

const area = (text: string, before = 0): Given => ({ before, name: 'area', kind: 'number', text });

describe('values of a walk', () => {
  it('are of their kind, or unknown', () => {
    expect([['number', '6'], ['number', ' 0.5 '], ['text', 'a'], ['boolean', 'true'], ['boolean', 'false'], ['date', '2026-03-02']]
      .map(([kind, text]) => valueOf({ kind, text } as Given))).toEqual([6, 0.5, 'a', true, false, { '@date': '2026-03-02' }]);
    expect([['number', 'six'], ['date', '3/2'], ['text', ' ']].map(([kind, text]) => valueOf({ kind, text } as Given))).toEqual([undefined, undefined, undefined]);
  });
  it('hold from the step on at which they were given', () => {
    const all = [area('1'), area('2', 3)].reduce<Given[]>(give, []);
    expect(valuesOf(all)).toEqual([{ before: 0, values: { area: 1 } }, { before: 3, values: { area: 2 } }]);
    expect(held(all).get('area')!.text).toBe('2');
  });
  it('are given once a step, and taken away by an empty text', () => {
    expect([area('1'), area('2')].reduce<Given[]>(give, [])).toEqual([area('2')]);
    expect([area('1'), area('')].reduce<Given[]>(give, [])).toEqual([]);
  });
  it('stay when one goes back, the last of each name', () => expect(upTo([area('1', 1), area('2', 4)], 1)).toEqual([area('2', 1)]));
});

import { describe, expect, it } from 'vitest';
import { isSame, touched } from '../../../models/pieces';
import { changesOf, merged } from './changes';

const model = (inner: string, name = '高龄津贴') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="${name}">${inner}</definitions>`;
const decision = (id: string, text: string) => `<decision id="${id}" name="${id} 表"><literalExpression id="${id}_x"><text>${text}</text></literalExpression></decision>`;
const base = model(decision('a', '1') + decision('b', '2'));

describe('what differs between two texts of a model', () => {
  it('is nothing when only layout, prefixes and the order of attributes differ', () => {
    const other = `<?xml version="1.0"?>
      <d:definitions name="高龄津贴" id="m" exporter="x" xmlns:d="https://www.omg.org/spec/DMN/20191111/MODEL/">
        <d:decision name="a 表" id="a">
          <d:literalExpression id="a_x"><d:text>1</d:text></d:literalExpression>
        </d:decision><!-- kept by nobody -->
        <d:decision id="b" name="b 表"><d:literalExpression id="b_x"><d:text>2</d:text></d:literalExpression></d:decision>
      </d:definitions>`;
    expect(isSame(changesOf(base, other))).toBe(true);
  });
  it('is told by part: changed, new, gone', () => {
    const found = changesOf(base, model(decision('a', '9') + decision('c', '3')))!;
    expect([found.changed, found.added, found.removed].map((parts) => parts.map(({ id }) => id))).toEqual([['a'], ['c'], ['b']]);
    expect(found.changed[0]!.name).toBe('a 表');
  });
  it('counts a moved box of the drawing as drawing, which decides nothing', () => {
    const drawn = (x: number) => model(`${decision('a', '1')}<dmndi:DMNDI xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/"><dmndi:at x="${x}"/></dmndi:DMNDI>`);
    const found = changesOf(drawn(1), drawn(2));
    expect(found?.changed.map(({ kind }) => kind)).toEqual(['drawing']);
    expect(touched(found)).toEqual([]);
    expect(isSame(found)).toBe(false);
  });
  it('is unknown when one cannot be read', () => {
    expect(changesOf(base, '<html></html>')).toBeNull();
    expect(isSame(null)).toBe(false);
  });
});

describe('my changes on theirs', () => {
  it('replaces what I changed and keeps what they changed', () => {
    const text = merged(base, model(decision('a', '1') + decision('b', 'mine') + decision('c', 'new')), model(decision('a', 'theirs') + decision('b', '2')))!;
    expect(text).toMatch(/theirs[\s\S]*mine[\s\S]*new/);
    expect(touched(changesOf(model(decision('a', 'theirs') + decision('b', 'mine') + decision('c', 'new')), text))).toEqual([]);
  });
  it('takes away what I took away', () => {
    const text = merged(base, model(decision('a', '1')), model(decision('a', '5') + decision('b', '2')))!;
    expect(changesOf(model(decision('a', '5')), text)).toMatchObject({ changed: [], added: [], removed: [] });
  });
  it('takes mine where both changed', () => {
    expect(merged(base, model(decision('a', 'mine') + decision('b', '2')), model(decision('a', 'theirs') + decision('b', '2')))).toContain('mine');
  });
  it('is none when a text cannot be read', () => expect(merged(base, base, 'x')).toBeNull());
});

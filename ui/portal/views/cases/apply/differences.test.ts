import { describe, expect, it } from 'vitest';
import type { JsonSchema } from '@shared/api/types';
import { differencesOf, merged, same } from './differences';

const schema: JsonSchema = {
  type: 'object', required: ['phone'],
  properties: { phone: { type: 'string', title: '联系电话' }, area: { type: 'number', title: '营业面积（平方米）' }, staff: { type: 'array', title: '人员', items: { type: 'object', properties: { name: { type: 'string', title: '姓名' }, no: { type: 'string', title: '证号' } } } } },
};

describe('two sides of one draft', () => {
  it('are equal when only empty fields and the order of names differ', () => {
    expect(same(undefined, '')).toBe(true);
    expect(same([{ name: '王芳', no: '1' }], [{ no: '1', name: '王芳' }])).toBe(true);
    expect(same([{ name: '王芳' }], [{ name: '王方' }])).toBe(false);
    expect(same(86, '86')).toBe(false);
  });
  it('tell for each field that differs who changed it', () => {
    const found = differencesOf(schema, { phone: '1', area: 80 }, { phone: '2', area: 80, staff: [] }, { phone: '3', area: 86 });
    expect(found.map(({ field, changedBy }) => [field.title, changedBy])).toEqual([['联系电话', 'both'], ['营业面积', 'theirs']]);
    expect(differencesOf(schema, { phone: '1' }, { phone: '2' }, { phone: '1' })[0]!.changedBy).toBe('mine');
    expect(differencesOf(schema, {}, { phone: '2' }, { phone: '2' })).toEqual([]);
  });
  it('become one form with the side that was chosen of each field', () => {
    const theirs = { phone: '3', area: 86, other: '留着' };
    const found = differencesOf(schema, { phone: '1', area: 80 }, { phone: '2', area: 80 }, theirs);
    expect(merged(found, theirs, { phone: 'mine', area: 'theirs' })).toEqual({ phone: '2', area: 86, other: '留着' });
  });
});

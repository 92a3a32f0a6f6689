import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { i18n } from '../../i18n';
import type { JsonSchema } from '../../api/types';
import ErrorSummary from './error-summary.vue';
import { groupsOf, parsed, withoutEmpty } from './fields';
import FormField from './form-field.vue';
import { check, isCreditCode, isIdNumber, isPhone, type Say } from './validate';

const schema: JsonSchema = {
  type: 'object', required: ['phone', 'area', 'agent', 'people'],
  properties: {
    phone: { type: 'string', title: '联系电话', format: 'phone' },
    area: { type: 'number', title: '营业面积（平方米）', minimum: 1 },
    agent: { type: 'boolean', title: '是否代办' },
    agent_name: { type: 'string', title: '代办人姓名' },
    people: { type: 'array', title: '人员', minItems: 1, items: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '姓名' } } } },
  },
  allOf: [{ if: { properties: { agent: { const: true } }, required: ['agent'] }, then: { required: ['agent_name'] } }],
};
const say: Say = (key, named) => i18n.global.t(key, named ?? {});
const groups = (data = {}) => groupsOf(schema, { groups: [{ id: 'a', title: '甲', fields: ['phone', 'area', 'agent', 'agent_name'], note: null }] }, data);
const messages = (data: object) => check(groups(data), data as never, say).map((fault) => fault.message);

describe('a form from its schema (A3)', () => {
  it('shows a conditional field only while its condition holds', () => {
    const names = (data: object) => groups(data).flatMap((group) => group.fields.map((field) => field.name));
    expect(names({})).not.toContain('agent_name');
    expect(names({ agent: true })).toContain('agent_name');
    expect(names({ agent: false })).not.toContain('agent_name');
  });
  it('draws fields that no group names, and takes the unit from the title', () => {
    const all = groups().flatMap((group) => group.fields);
    expect(all.map((field) => field.name)).toContain('people');
    expect(all.find((field) => field.name === 'area')).toMatchObject({ title: '营业面积', unit: '平方米' });
  });
  it('tells every fault at once, in plain words', () => {
    expect(messages({ area: '八十六', phone: '138' })).toEqual([
      '联系电话应为 11 位手机号，或带区号的座机', '营业面积请填数字，例如 86', '请选是否代办', '人员至少要有 1 条',
    ]);
  });
  it('names the row of a list', () => {
    expect(messages({ area: 86, phone: '13812345678', agent: false, people: [{ name: '王芳' }, {}] })).toEqual(['请填人员第 2 条的姓名']);
  });
  it('turns digits into numbers and keeps other words as typed', () => {
    const area = groups()[0]!.fields.find((field) => field.name === 'area')!;
    expect(parsed(area, '８６')).toBe(86);
    expect(parsed(area, '八十六')).toBe('八十六');
  });
  it('sends nothing that was left empty', () => {
    expect(withoutEmpty({ a: '', b: [], c: 0, d: false, e: { f: '' } })).toEqual({ c: 0, d: false, e: {} });
  });
  it('checks numbers by their check characters (GB 11643, GB 32100)', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310021')).toBe(false);
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
    expect(isPhone('138 1234 5678')).toBe(true);
    expect(isPhone('1381234567')).toBe(false);
  });
  it('joins label, hint and message to the input', () => {
    const field = groups()[0]!.fields[0]!;
    const view = mount(FormField, { props: { field, path: 'phone', faults: [{ id: 'f-phone', field: 'phone', message: '少了 1 位' }], modelValue: '138' }, global: { plugins: [i18n] } });
    const input = view.get('input');
    expect(input.attributes('aria-invalid')).toBe('true');
    expect(view.get(`#${input.attributes('aria-describedby')}`).text()).toBe('少了 1 位');
    expect(view.get('label').attributes('for')).toBe(input.attributes('id'));
  });
  it('lists the faults with links to their inputs', async () => {
    const fault = { id: 'f-phone', field: 'phone', message: '少了 1 位' };
    const view = mount(ErrorSummary, { props: { faults: [fault] }, global: { plugins: [i18n] } });
    expect(view.get('a').attributes('href')).toBe('#f-phone');
    await view.get('a').trigger('click');
    expect(view.emitted('go')).toEqual([[fault]]);
  });
});

import { describe, expect, it } from 'vitest';
import { conditionWords } from './condition';
import { i18n } from './i18n';

const schema = { properties: { central_air: { title: '是否使用集中空调通风系统' }, delivery: { title: '取件方式' }, staff: { title: '人数' } } };
const words = (when: string | null) => conditionWords(when, schema, i18n.global.t as never);

describe('a condition in words (mock-up: 如果…，需要…)', () => {
  it.each([
    ['central_air = true', '使用集中空调通风系统'],
    ['central_air = false', '不是“使用集中空调通风系统”'],
    ['delivery = "邮寄"', '“取件方式”选“邮寄”'],
    ['central_air = true and staff >= 10', '使用集中空调通风系统，而且“人数”不小于 10'],
    ['delivery = "邮寄" or staff > 3', '“取件方式”选“邮寄”，或者“人数”大于 3'],
  ])('%s', (when, wanted) => expect(words(when)).toBe(wanted));
  it('says nothing rather than something wrong', () => {
    for (const when of [null, 'count(staff) > 3', 'unknown = true', 'central_air = true and f(x)']) expect(words(when)).toBe('');
  });
});

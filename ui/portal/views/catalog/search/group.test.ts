import { describe, expect, it } from 'vitest';
import type { ItemRow } from '@shared/api/types';
import { grouped, partsOf } from './group';

const row = (name: string, online = false) => ({ code: name, name, online }) as ItemRow;

describe('variants of one item stand together (mock-up search: never five hits for one item)', () => {
  it.each([
    ['公共场所卫生许可新办审批（县级）', '公共场所卫生许可', '新办审批'], ['公共场所卫生许可证注销（县级）', '公共场所卫生许可', '注销'],
    ['居住证办理', '居住证办理', ''], ['变更', '变更', ''],
  ])('%s', (name, stem, verb) => expect(partsOf(name)).toEqual({ stem, verb }));
  it('joins them in the order found, online first, and leaves a single one its whole name', () => {
    const groups = grouped([row('公共场所卫生许可变更（县级）'), row('居住证办理'), row('公共场所卫生许可新办审批（县级）', true), row('饮用水供水单位卫生许可延续（县级）')]);
    expect(groups.map((group) => [group.stem, group.variants.map((one) => one.verb)])).toEqual([
      ['公共场所卫生许可', ['新办审批', '变更']], ['居住证办理', ['']], ['饮用水供水单位卫生许可延续（县级）', ['延续']],
    ]);
  });
});

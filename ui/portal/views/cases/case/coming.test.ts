import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case, Item } from '@shared/api/types';
import { comingSteps, dueOf } from './coming';

const drawing = (name: string) => readFileSync(`../data/processes/${name}.bpmn`, 'utf8');
const titles = (name: string, ...active: string[]) => comingSteps(drawing(name), active).map((step) => step.title);

describe('the steps to come', () => {
  it('are those of the ordinary way, from where the case stands', () => {
    expect(titles('permit', 'accept')).toEqual(['审查', '决定', '送达许可证']);
    expect(titles('permit', 'correct')).toEqual(['收件预审与受理', '审查', '决定', '送达许可证']);
    expect(titles('permit', 'clarify')).toEqual(['审查', '决定', '送达许可证']);
    expect(titles('record', 'review')).toHaveLength(2);
    expect(titles('benefit', 'decide')).toHaveLength(1);
  });
  it('are none when a case is at its last step, over, or its drawing cannot be read', () => {
    expect(titles('permit', 'deliver')).toEqual([]);
    expect(titles('permit', 'deliver_refusal')).toEqual([]);
    expect(titles('permit')).toEqual([]);
    expect(comingSteps('<broken', ['accept'])).toEqual([]);
  });
  it('are due at the end of the clock that runs, or within the limit of the guide', () => {
    const [review, , deliver] = comingSteps(drawing('permit'), ['accept']);
    const item = { limits: [{ name: 'promised', amount: 7, unit: 'workday', start: 'accepted' }, { name: 'delivery', amount: 10, unit: 'workday', start: 'decided' }] } as unknown as Item;
    const running = { clocks: [{ name: 'promised', state: 'running', due_at: '2026-03-11T09:30:00Z' }] } as unknown as Case;
    expect(dueOf(review!, running, item)).toEqual({ at: '2026-03-11T09:30:00Z' });
    expect(dueOf(review!, { clocks: [] }, item).limit).toMatchObject({ amount: 7 });
    expect(dueOf(deliver!, running, item).limit).toMatchObject({ amount: 10 });
    expect(dueOf(deliver!, running, null)).toEqual({ limit: undefined });
  });
});

import { describe, expect, it } from 'vitest';
import type { Clock } from '@shared/api/types';
import { articleNumber } from '@shared/law';
import { masked } from '../views/cases/case/facts';
import { dueOf, runsOf } from './due';
import { isTyping, meaning } from './use-keys';

describe('keys', () => {
  const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, ...more });
    Object.defineProperty(event, 'target', { value: target });
    return event;
  };
  const keys = { j: () => undefined, Enter: () => undefined };
  it('act outside fields only', () => {
    expect(meaning(press('j'), keys, false)).toBe(keys.j);
    expect(meaning(press('J'), keys, false)).toBe(keys.j);
    expect(meaning(press('j', document.createElement('textarea')), keys, false)).toBeUndefined();
    expect(isTyping(document.createElement('input'))).toBe(true);
  });
  it('do nothing in a dialog or with Ctrl, and Enter on a button presses it', () => {
    expect(meaning(press('j'), keys, true)).toBeUndefined();
    expect(meaning(press('j', document.body, { ctrlKey: true }), keys, false)).toBeUndefined();
    expect(meaning(press('Enter', document.createElement('button')), keys, false)).toBeUndefined();
  });
});

describe('the clock in words and cells', () => {
  const clock = (over: Partial<Clock>) => ({ level: 'normal', state: 'running', used: 1, left: 3, overdue: 0, held: 0, ...over }) as Clock;
  it('says what the server counted', () => {
    expect([clock({}), clock({ left: 0, level: 'yellow' }), clock({ level: 'red', overdue: 2 }), clock({ level: 'held', held: 3 })].map(dueOf))
      .toEqual([{ key: 'left', n: 3 }, { key: 'today', n: 0 }, { key: 'over', n: 2 }, { key: 'held', n: 3 }]);
  });
  it('puts a post at the promise and one at the end of the law', () => {
    const kinds = (days: Clock['days']) => runsOf({ days }).map(({ kind }) => kind);
    expect(kinds([{ kind: 'used', days: 2 }, { kind: 'today', days: 1 }])).toEqual(['used', 'today', 'post']);
    expect(kinds([{ kind: 'used', days: 5 }, { kind: 'over', days: 1 }])).toEqual(['used', 'post', 'over']);
    expect(kinds([{ kind: 'today', days: 1 }, { kind: 'law', days: 9 }])).toEqual(['today', 'post', 'law', 'post']);
  });
});

it('masks numbers of persons', () => {
  expect(masked('511602198001012346')).toBe('511602********2346');
  expect(masked('13812345678')).toBe('138****5678');
  expect(masked('滨江中路 118 号')).toBe('滨江中路 118 号');
});
it('reads the number of a cited article', () => {
  expect(['第四十二条', '第三十二条第四项', '第十条', '第一百零二条', '42'].map(articleNumber)).toEqual(['42', '32', '10', '102', '42']);
});

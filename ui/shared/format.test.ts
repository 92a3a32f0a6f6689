import { describe, expect, it } from 'vitest';
import { dueWords, monthWords } from './format';

const now = new Date('2026-11-25T10:00:00+08:00');
describe('limits as people say them', () => {
  it.each([
    ['2026-12-09T17:30:00+08:00', '12月9日（周三）17:30', 'Wed 9 Dec 17:30'],
    ['2026-12-08T00:00:00+08:00', '12月7日（周一）24:00', 'the end of Mon 7 Dec'],
    ['2026-12-18', '12月18日（周五）', 'Fri 18 Dec'],
  ])('%s', (value, chinese, english) => {
    expect(dueWords(value, 'zh-Hans', now)).toBe(chinese);
    expect(dueWords(value, 'en', now)).toBe(english);
  });
  it('says nothing of nothing', () => expect(dueWords(null)).toBe(''));
  it('names the month under a cell', () => expect([monthWords(3), monthWords(3, 'en')]).toEqual(['3月', 'Mar']));
});

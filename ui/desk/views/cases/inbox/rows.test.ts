import { beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '@shared/request';
import { dropDraft, emptyDraft, keepDraft, readDraft } from './drafts';
import { mergeRows, stepFrom } from '../../../parts/rows';
import { hasGoneOn } from './use-open-task';

const row = (id: string, name = id) => ({ id, name });

describe('a list refreshed under the hand', () => {
  it('keeps its order, renews rows in place and lets new ones wait', () => {
    expect(mergeRows([row('a'), row('b')], [row('c'), row('b', 'B'), row('a', 'A')], true))
      .toEqual({ rows: [row('a', 'A'), row('b', 'B')], waiting: 1 });
  });
  it('lets finished rows go, but never the open one', () => {
    expect(mergeRows([row('a'), row('b')], [], true, 'b').rows).toEqual([row('b')]);
  });
  it('removes nothing when the answer is only a part', () => {
    expect(mergeRows([row('a'), row('b')], [row('a')], false).rows).toHaveLength(2);
  });
  it('steps to the neighbours and stays at the ends', () => {
    const rows = [row('a'), row('b')];
    expect([stepFrom(rows, 'a', 1)?.id, stepFrom(rows, 'b', 1)?.id, stepFrom(rows, 'a', -1)?.id, stepFrom(rows, undefined, 1)?.id])
      .toEqual(['b', 'b', 'a', 'a']);
    expect(stepFrom([], 'a', 1)).toBeUndefined();
  });
});

describe('somebody else was first', () => {
  it('is told by code, not by any 409', () => {
    expect(hasGoneOn(new ApiError({ status: 409, code: 'task.already_done' }))).toBe(true);
    expect(hasGoneOn(new ApiError({ status: 404, code: 'task.not_found' }))).toBe(true);
    expect(hasGoneOn(new ApiError({ status: 409, code: 'case.held' }))).toBe(false);
    expect(hasGoneOn(new ApiError({ status: 422, code: 'invalid' }))).toBe(false);
  });
});

describe('words before they are sent', () => {
  beforeEach(() => localStorage.clear());
  it('are kept per task and gone after sending', () => {
    keepDraft('7.1', { ...emptyDraft(), comments: { refuse: '事实' }, saved_at: '2026-03-02T10:00:00Z' });
    expect(readDraft('7.1').comments.refuse).toBe('事实');
    expect(readDraft('7.2')).toEqual(emptyDraft());
    dropDraft('7.1');
    expect(readDraft('7.1')).toEqual(emptyDraft());
  });
  it('survive a broken record', () => {
    localStorage.setItem('tb.desk.draft.7.1', '{');
    expect(readDraft('7.1')).toEqual(emptyDraft());
  });
});

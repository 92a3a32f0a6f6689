import { beforeEach, describe, expect, it } from 'vitest';
import { draftsUnder } from './drafts';

const drafts = draftsUnder('tb.desk.decision.');

describe('edits on this machine', () => {
  beforeEach(() => localStorage.clear());
  const draft = { xml: '<definitions/>', from: 2, saved_at: '2026-03-02T10:00:00Z' };
  it('are kept by model and version', () => {
    expect(drafts.keep('elder', 3, draft)).toBe(true);
    expect(drafts.read('elder', 3)).toEqual(draft);
    expect(drafts.read('elder', 4)).toBeNull();
    drafts.keep('elder', 4, draft);
    drafts.keep('elder_2', 9, draft);
    expect(drafts.of('elder').map(({ on }) => on)).toEqual([4, 3]);
    drafts.drop('elder', 4);
    expect(drafts.of('elder').map(({ on }) => on)).toEqual([3]);
  });
  it('that are broken or old are none', () => {
    localStorage.setItem('tb.desk.decision.elder.3', '{');
    expect(drafts.read('elder', 3)).toBeNull();
    drafts.keep('elder', 4, draft);
    drafts.keep('elder', 5, { ...draft, saved_at: '2026-06-01T10:00:00Z' });
    drafts.sweep(new Date('2026-06-20T00:00:00Z'));
    expect(drafts.of('elder').map(({ on }) => on)).toEqual([5]);
  });
  it('a machine that keeps nothing says so', () => {
    const full = { setItem() { throw new Error('full'); } } as unknown as Storage;
    expect(drafts.keep('elder', 3, draft, full)).toBe(false);
  });
});

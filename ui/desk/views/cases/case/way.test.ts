import { describe, expect, it } from 'vitest';
import type { HistoryEvent, HistoryStep } from '@shared/api/types';
import type { Spent } from '@shared/components/process';
import { barsOf, wayOf } from './way';

const spent = (days: number, lateDays: number, limit: number | null) => ({ element: '', name: '', times: 1, minutes: 0, open: false, late: lateDays > 0, days, lateDays, limit }) as Spent;

describe('the way of a case beside its drawing', () => {
  it('is its steps in order of time, with what the process did by itself between them', () => {
    const step = (began_at: string) => ({ began_at }) as HistoryStep;
    const event = (at: string, element: string | null) => ({ at, element }) as HistoryEvent;
    const rows = wayOf({ steps: [step('2026-03-02T01:00:00Z'), step('2026-03-03T01:00:00Z')], events: [event('2026-03-02T00:00:00Z', null), event('2026-03-03T01:00:00Z', 'deem_accept')] });
    expect(rows.map((row) => row.act?.element ?? 'step')).toEqual(['step', 'deem_accept', 'step']);
  });
  it('has bars in parts of the longest, with what was late behind the limit', () => {
    const [short, late, open] = barsOf([spent(0, 0, null), spent(4, 1, 3), spent(2, 0, 5)]);
    expect(short).toMatchObject({ used: 2, late: 0, limit: null });
    expect(late).toMatchObject({ used: 60, late: 20, limit: 60 });
    expect(open).toMatchObject({ used: 40, late: 0, limit: 100 });
  });
});

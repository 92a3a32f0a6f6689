import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import texts from '@shared/locales/zh-Hans/ops.json';
import { homeOf, pagesOf } from '../../layouts/roles';

it('every kind of background work has a name that a person reads', () => {
  const source = readFileSync('../src/app/work.cpp', 'utf8');
  const kinds = [...source.matchAll(/(?:\.kind = |(?:housekeeping|sweeping)\()"([\w.]+)"/g)].map(([, kind]) => kind!.replaceAll('.', '_'));
  expect(kinds.sort()).toEqual(Object.keys(texts.jobs.kind).sort());
});

describe('each role has its pages', () => {
  const staff = (...roles: string[]) => ({ kind: 'staff' as const, roles });
  it('the head of a body the open cases of his body (行政许可法 42)', () => expect(pagesOf(staff('body_head@511602032'))).toEqual(['cases']));
  it('the system administrator what has stopped', () => expect(pagesOf(staff('sysadmin@511602'))).toEqual(['incidents', 'running', 'jobs', 'processes', 'decisions']));
  it('oversight the cases and the stuck processes, to read', () => expect(pagesOf(staff('inspector@511602'))).toEqual(['cases', 'incidents', 'running', 'processes', 'decisions']));
  it('who has several posts has all their pages, in the order of the rail', () => expect(pagesOf(staff('body_head@1', 'reviewer@1'))).toEqual(['inbox', 'cases']));
  it('the auditor the checkpoints first', () => expect(pagesOf(staff('auditor@511602'))).toEqual(['checkpoints', 'processes', 'decisions']));
  it('the security administrator and a citizen none', () => {
    expect(homeOf(staff('secadmin@511602'))).toBe('no-case-work');
    expect(homeOf({ kind: 'citizen', roles: [] })).toBe('no-case-work');
  });
});

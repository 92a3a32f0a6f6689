import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from './api/call';
import { onSessionEnd, setCsrf, setLanguage } from './request';

const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
const fetched = vi.fn<typeof fetch>();
const headersOf = (call: number) => fetched.mock.calls[call]![1]!.headers as Record<string, string>;

beforeEach(() => { fetched.mockReset(); vi.stubGlobal('fetch', fetched); vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 }); });
afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers(); setCsrf(''); });

describe('the one way to the server', () => {
  it('sends CSRF, language, version and an idempotency key where they belong', async () => {
    setCsrf('secret');
    setLanguage('en');
    fetched.mockImplementation(async () => answer(200));
    await call('get', '/items', { query: { q: '卫生', region: '' } });
    await call('post', '/cases', { body: { item_code: 'a' } });
    await call('patch', '/cases/{number}', { path: { number: '1/2' }, body: { form: {} }, version: 7 });
    expect(fetched.mock.calls[0]![0]).toBe(`/api/v1/items?q=${encodeURIComponent('卫生')}`);
    expect(headersOf(0)).not.toHaveProperty('X-CSRF-Token');
    expect(headersOf(0)['Accept-Language']).toBe('en');
    expect(headersOf(1)['X-CSRF-Token']).toBe('secret');
    expect(headersOf(1)['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(fetched.mock.calls[2]![0]).toBe('/api/v1/cases/1%2F2');
    expect(headersOf(2)['If-Match']).toBe('"7"');
  });
  it('tries 503 again with the same key', async () => {
    fetched.mockImplementationOnce(async () => answer(503, {}, { 'Retry-After': '1' })).mockImplementation(async () => answer(201, { number: 'A' }));
    await expect(call('post', '/cases', { body: { item_code: 'a' } })).resolves.toEqual({ number: 'A' });
    expect(headersOf(1)['Idempotency-Key']).toBe(headersOf(0)['Idempotency-Key']);
  });
  it('gives problem details as a typed error, and does not repeat a refusal', async () => {
    fetched.mockImplementation(async () => answer(409, { code: 'task.already_done', detail: '已办' }));
    await expect(call('post', '/tasks/{id}/complete', { path: { id: '1' }, body: { outcome: 'accept' } })).rejects.toMatchObject({ status: 409, code: 'task.already_done', conflict: true });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  it('says when the session has ended', async () => {
    const ended = vi.fn();
    onSessionEnd(ended);
    fetched.mockImplementation(async () => answer(401, {}));
    await expect(call('get', '/cases')).rejects.toMatchObject({ needsLogin: true });
    expect(ended).toHaveBeenCalledOnce();
  });
  it('gives up on a lost network with status 0', async () => {
    fetched.mockRejectedValue(new TypeError('failed'));
    await expect(call('get', '/meta')).rejects.toMatchObject({ offline: true });
  });
});

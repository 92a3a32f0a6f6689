import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { get, onSessionEnd, patch, post, setCsrf, setLanguage } from './request';

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
    await get('/items', { q: '卫生', empty: '' });
    await post('/cases', {});
    await patch('/cases/1', {}, 7);
    expect(fetched.mock.calls[0]![0]).toBe(`/api/v1/items?q=${encodeURIComponent('卫生')}`);
    expect(headersOf(0)).not.toHaveProperty('X-CSRF-Token');
    expect(headersOf(0)['Accept-Language']).toBe('en');
    expect(headersOf(1)['X-CSRF-Token']).toBe('secret');
    expect(headersOf(1)['Idempotency-Key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headersOf(2)['If-Match']).toBe('"7"');
  });
  it('tries 503 again with the same key', async () => {
    fetched.mockImplementationOnce(async () => answer(503, {}, { 'Retry-After': '1' })).mockImplementation(async () => answer(201, { number: 'A' }));
    await expect(post('/cases', {})).resolves.toEqual({ number: 'A' });
    expect(headersOf(1)['Idempotency-Key']).toBe(headersOf(0)['Idempotency-Key']);
  });
  it('gives problem details as a typed error, and does not repeat a refusal', async () => {
    fetched.mockImplementation(async () => answer(409, { code: 'task.already_done', detail: '已办', state: 'accepted' }));
    await expect(post('/tasks/1/complete', {})).rejects.toMatchObject({ status: 409, code: 'task.already_done', conflict: true, state: 'accepted' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
  it('says when the session has ended', async () => {
    const ended = vi.fn();
    onSessionEnd(ended);
    fetched.mockImplementation(async () => answer(401, {}));
    await expect(get('/cases')).rejects.toMatchObject({ needsLogin: true });
    expect(ended).toHaveBeenCalledOnce();
  });
  it('gives up on a lost network with status 0', async () => {
    fetched.mockRejectedValue(new TypeError('failed'));
    await expect(get('/meta')).rejects.toMatchObject({ offline: true });
  });
});

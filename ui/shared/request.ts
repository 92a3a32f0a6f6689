// The one way to the server: session cookie, CSRF header, language, problem details, idempotency key, retry.
import type { FieldError, Problem } from './api/types';

const kBase = '/api/v1';
const kRetries = 3;

/** What the server, or the network, answered instead of a result. `status` 0: no answer at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: FieldError[];
  readonly requestId: string;
  readonly retryAfter: number;

  constructor(problem: Partial<Problem> & { status: number }, retryAfter = 0) {
    super(problem.detail || problem.title || String(problem.status));
    this.name = 'ApiError';
    this.status = problem.status;
    this.code = problem.code ?? (problem.status === 0 ? 'offline' : 'unknown');
    this.detail = problem.detail ?? '';
    this.fields = problem.fields ?? [];
    this.requestId = problem.request_id ?? '';
    this.retryAfter = retryAfter;
  }

  get offline(): boolean { return this.status === 0; }
  get conflict(): boolean { return this.status === 409 || this.status === 412; }
  get notFound(): boolean { return this.status === 404; }
  get needsLogin(): boolean { return this.status === 401; }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof ApiError;
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  /** The version the change is based on; sent as If-Match, a stale one answers 409. */
  version?: number;
  /** Kept by the caller when the same act is tried again; made here otherwise. */
  key?: string;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

let csrf = '';
let language = 'zh-Hans';
let onLoginNeeded: () => void = () => undefined;

export function setCsrf(token: string): void { csrf = token; }
export function csrfToken(): string { return csrf; }
export function setLanguage(tag: string): void { language = tag; }
/** Called when an answer says that the session has ended. */
export function onSessionEnd(handler: () => void): void { onLoginNeeded = handler; }

export function newKey(): string {
  if (globalThis.crypto?.randomUUID) return globalThis.crypto.randomUUID();
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function urlOf(path: string, query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return kBase + path + (text ? `?${text}` : '');
}

/** Headers that every request carries; used by the upload as well. */
export function headersFor(method: string, key: string, version?: number): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language };
  if (method !== 'GET') {
    headers['X-Tongban-Browser'] = '1';
    if (csrf) headers['X-CSRF-Token'] = csrf;
  }
  if (method === 'POST') headers['Idempotency-Key'] = key;
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  return headers;
}

export function problemOf(status: number, text: string, retryAfter: string | null): ApiError {
  let problem: Partial<Problem> = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed && typeof parsed === 'object') problem = parsed as Partial<Problem>;
  } catch {
    problem = {};
  }
  const seconds = Number(retryAfter);
  return new ApiError({ ...problem, status }, Number.isFinite(seconds) ? seconds : 0);
}

const pause = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });

async function attempt<T>(path: string, options: RequestOptions, key: string): Promise<T> {
  const method = options.method ?? 'GET';
  const headers = { ...headersFor(method, key, options.version), ...options.headers };
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: options.signal };
  if (options.body instanceof FormData) {
    init.body = options.body;
  } else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(options.body);
  }
  let response: Response;
  try {
    response = await fetch(urlOf(path, options.query), init);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError({ status: 0, detail: '' });
  }
  const text = response.status === 204 ? '' : await response.text();
  if (!response.ok) throw problemOf(response.status, text, response.headers.get('Retry-After'));
  return (text ? JSON.parse(text) : undefined) as T;
}

/**
 * Sends one request. 503 and a lost connection are tried again with the same key, so that nothing happens twice;
 * everything else that is not a result is thrown as ApiError.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const key = options.key ?? newKey();
  const method = options.method ?? 'GET';
  for (let round = 0; ; ++round) {
    try {
      return await attempt<T>(path, options, key);
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (error.needsLogin && path !== '/sessions' && path !== '/sessions/current') onLoginNeeded();
      const repeatable = error.status === 503 || (error.offline && (method === 'GET' || method === 'POST'));
      if (!repeatable || round + 1 >= kRetries || navigator.onLine === false) throw error;
      await pause(Math.min(error.retryAfter * 1000 || 400 * 2 ** round, 5000), options.signal);
    }
  }
}

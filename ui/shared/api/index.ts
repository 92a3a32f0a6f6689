// The calls of the API, one line each. Records: ./types.
import { call, fill, type Body, type CallOptions, type Query } from './call';
import type { Completion, FormData } from './types';

type Signal = AbortSignal | undefined;
export type ItemQuery = Query<'get', '/items'>;
export type CaseQuery = Query<'get', '/cases'>;
export type TaskQuery = Query<'get', '/tasks'>;

export const sessions = {
  open: (account: string, password: string) => call('post', '/sessions', { body: { account, password } }),
  current: () => call('get', '/sessions/current'),
  close: () => call('delete', '/sessions/current'),
};
export const meta = {
  about: () => call('get', '/meta'),
  regions: (parent: string) => call('get', '/regions', { query: { parent } }),
  article: (id: string, number: string) => call('get', '/laws/{id}/articles/{number}', { path: { id, number } }),
};
export const items = {
  search: (query: ItemQuery, signal?: Signal) => call('get', '/items', { query, signal }),
  one: (code: string, signal?: Signal) => call('get', '/items/{code}', { path: { code }, signal }),
  situation: (code: string, answers: FormData, signal?: Signal) => call('post', '/items/{code}/situation', { path: { code }, body: { answers }, signal }),
  topics: () => call('get', '/topics'),
  notices: () => call('get', '/notices'),
};
export const cases = {
  mine: (query: Omit<CaseQuery, 'mine'> = {}, signal?: Signal) => call('get', '/cases', { query: { ...query, mine: true }, signal }),
  all: (query: Omit<CaseQuery, 'mine'>, signal?: Signal) => call('get', '/cases', { query: { ...query, mine: false }, signal }),
  one: (number: string, signal?: Signal) => call('get', '/cases/{number}', { path: { number }, signal }),
  history: (number: string, signal?: Signal) => call('get', '/cases/{number}/history', { path: { number }, signal }),
  historyFile: (number: string, format: 'csv' | 'xes') => fill('/api/v1/cases/{number}/history/{format}', { number, format }),
  decided: (number: string, signal?: Signal) => call('get', '/cases/{number}/decisions', { path: { number }, signal }),
  create: (item_code: string, form: FormData, options?: CallOptions) => call('post', '/cases', { body: { item_code, form }, ...options }),
  save: (number: string, body: Body<'patch', '/cases/{number}'>, version?: number) =>
    call('patch', '/cases/{number}', { path: { number }, body, version }),
  submit: (number: string, name: string, options?: CallOptions) =>
    call('post', '/cases/{number}/submit', { path: { number }, body: { signature: { kind: 'typed', name } }, ...options }),
  withdraw: (number: string, reason: string, options?: CallOptions) =>
    call('post', '/cases/{number}/withdraw', { path: { number }, body: { reason }, ...options }),
  removeMaterial: (number: string, material: string) => call('delete', '/cases/{number}/materials/{material}', { path: { number, material } }),
  materialsPath: (number: string) => fill('/cases/{number}/materials', { number }),
  hold: (number: string, body: Body<'post', '/cases/{number}/holds'>, options?: CallOptions) =>
    call('post', '/cases/{number}/holds', { path: { number }, body, ...options }),
  extend: (number: string, body: Body<'post', '/cases/{number}/extension'>, options?: CallOptions) =>
    call('post', '/cases/{number}/extension', { path: { number }, body, ...options }),
  endHold: (number: string, id: string, result: string, options?: CallOptions) =>
    call('post', '/cases/{number}/holds/{id}/end', { path: { number, id }, body: { result }, ...options }),
};
export const tasks = {
  list: (query: TaskQuery, signal?: Signal) => call('get', '/tasks', { query, signal }),
  queues: () => call('get', '/tasks/queues'),
  one: (id: string, signal?: Signal) => call('get', '/tasks/{id}', { path: { id }, signal }),
  complete: (id: string, body: Completion, options?: CallOptions) =>
    call('post', '/tasks/{id}/complete', { path: { id }, body, ...options }),
};
export const processes = {
  one: (key: string, version: number) => call('get', '/processes/{key}/{version}', { path: { key, version: String(version) } }),
};
export const ops = {
  incidents: (query: Query<'get', '/ops/incidents'>) => call('get', '/ops/incidents', { query }),
  skipIncident: (id: string, body: Body<'post', '/ops/incidents/{id}/skip'>, options?: CallOptions) =>
    call('post', '/ops/incidents/{id}/skip', { path: { id }, body, ...options }),
  retryIncident: (id: string, options?: CallOptions) => call('post', '/ops/incidents/{id}/retry', { path: { id }, ...options }),
  process: (number: string) => call('get', '/ops/processes/{number}', { path: { number } }),
  replay: (number: string) => call('get', '/ops/processes/{number}/replay', { path: { number } }),
  suspend: (number: string, body: Body<'post', '/ops/processes/{number}/suspend'>, options?: CallOptions) =>
    call('post', '/ops/processes/{number}/suspend', { path: { number }, body, ...options }),
  resume: (number: string, body: Body<'post', '/ops/processes/{number}/resume'>, options?: CallOptions) =>
    call('post', '/ops/processes/{number}/resume', { path: { number }, body, ...options }),
  moveToken: (number: string, body: Body<'post', '/ops/processes/{number}/move'>, options?: CallOptions) =>
    call('post', '/ops/processes/{number}/move', { path: { number }, body, ...options }),
  jobs: (query: Query<'get', '/ops/jobs'>) => call('get', '/ops/jobs', { query }),
  retryJob: (id: string, options?: CallOptions) => call('post', '/ops/jobs/{id}/retry', { path: { id }, ...options }),
};
export const audit = {
  checkpoints: () => call('get', '/audit/checkpoints'),
};
export const open = {
  progress: (number: string, name: string) => call('get', '/public/progress', { query: { number, name } }),
  verification: (number: string) => call('get', '/licences/{number}/verification', { path: { number } }),
};
export const licences = {
  one: (number: string) => call('get', '/licences/{number}', { path: { number } }),
  pdf: (number: string) => fill('/api/v1/licences/{number}/pdf', { number }),
};
export const documentUrl = (number: string, id: string) => fill('/api/v1/cases/{number}/documents/{id}', { number, id });

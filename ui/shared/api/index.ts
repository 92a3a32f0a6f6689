// The calls of the API, one line each. Types: ./types.
import { del, get, patch, post, type RequestOptions } from '../request';
import type {
  Case, CaseRow, FormData, Item, ItemList, LawArticle, Licence, List, Meta, Notice, Progress, Queue, Region, Session,
  Task, TaskWithCase, Topic, Verification, Fault, Hold,
} from './types';

type Signal = AbortSignal | undefined;
const at = encodeURIComponent;

export const sessions = {
  open: (account: string, password: string) => post<Session>('/sessions', { account, password }),
  current: () => get<Session>('/sessions/current'),
  close: () => del('/sessions/current'),
};
export const meta = {
  about: () => get<Meta>('/meta'),
  regions: (parent: string) => get<List<Region>>('/regions', { parent }),
  article: (law: string, number: string) => get<LawArticle>(`/laws/${at(law)}/articles/${at(number)}`),
};
export interface ItemQuery {
  q?: string; region?: string; department?: string; kind?: string; audience?: string; cursor?: string; limit?: number;
}
export const items = {
  search: (query: ItemQuery, signal?: Signal) => get<ItemList>('/items', { ...query }, signal),
  one: (code: string, signal?: Signal) => get<Item>(`/items/${at(code)}`, {}, signal),
  topics: () => get<List<Topic>>('/topics'),
  notices: () => get<List<Notice>>('/notices'),
};
export const cases = {
  mine: (query: { state?: string; cursor?: string; limit?: number } = {}, signal?: Signal) =>
    get<List<CaseRow>>('/cases', { mine: true, ...query }, signal),
  one: (number: string, signal?: Signal) => get<Case>(`/cases/${at(number)}`, {}, signal),
  create: (item_code: string, form: FormData, options?: RequestOptions) =>
    post<Case>('/cases', { item_code, form }, options),
  save: (number: string, change: { form: FormData }, version?: number) =>
    patch<Case>(`/cases/${at(number)}`, change, version),
  submit: (number: string, name: string, options?: RequestOptions) =>
    post<Case>(`/cases/${at(number)}/submit`, { signature: { kind: 'typed', name } }, options),
  withdraw: (number: string, reason: string, options?: RequestOptions) =>
    post<Case>(`/cases/${at(number)}/withdraw`, { reason }, options),
  removeMaterial: (number: string, id: string) => del(`/cases/${at(number)}/materials/${at(id)}`),
  materialsPath: (number: string) => `/cases/${at(number)}/materials`,
  hold: (number: string, body: { kind: string; reason: string; planned_end: string }, options?: RequestOptions) =>
    post<{ hold: Hold; case: Case }>(`/cases/${at(number)}/holds`, body, options),
  endHold: (number: string, id: string, result: string, options?: RequestOptions) =>
    post<Case>(`/cases/${at(number)}/holds/${at(id)}/end`, { result }, options),
};
export interface Completion {
  outcome: string; comment?: string; ground?: string; faults?: Fault[];
  verdicts?: { material: string; verdict: string }[]; form?: FormData;
}
export const tasks = {
  list: (query: { queue?: string; item?: string; q?: string; cursor?: string; limit?: number }, signal?: Signal) =>
    get<List<Task> & { total: number }>('/tasks', { ...query }, signal),
  queues: () => get<List<Queue>>('/tasks/queues'),
  one: (id: string, signal?: Signal) => get<TaskWithCase>(`/tasks/${at(id)}`, {}, signal),
  complete: (id: string, body: Completion, options?: RequestOptions) =>
    post<Case>(`/tasks/${at(id)}/complete`, body, options),
};
export const open = {
  progress: (number: string, name: string) => get<Progress>('/public/progress', { number, name }),
  verification: (number: string) => get<Verification>(`/licences/${at(number)}/verification`),
};
export const licences = {
  one: (number: string) => get<Licence>(`/licences/${at(number)}`),
  pdf: (number: string) => `/api/v1/licences/${at(number)}/pdf`,
};
export const documentUrl = (number: string, id: string) => `/api/v1/cases/${at(number)}/documents/${at(id)}`;

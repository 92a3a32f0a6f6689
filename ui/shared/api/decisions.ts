// The decision tables of the city: what the server tells of them, and the calls.
import { call, type CallOptions } from './call';
import type { components } from './schema';

type Records = components['schemas'];
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type DecisionRow = Records['TableRow'];
export type DecisionInput = Records['DecisionInput'];
export type DecisionInfo = Records['DecisionView'];
export type Finding = Records['Finding'];
export type DecisionVersion = Records['TableVersion'];
export type DecisionModel = Records['TableModel'];
export type Checked = Records['Checked'];
export type RuleOutcome = Records['TriedRule'];
export type TableTrace = Records['TriedTable'];
/** The API leaves open what a table decides; it is JSON. */
export type Tried = Omit<Records['Trial'], 'value'> & { value: Json };
export type Trial = Records['TryTable'];
export type NewVersion = Records['PublishTable'];

type Signal = AbortSignal | undefined;

export const decisions = {
  list: (signal?: Signal) => call('get', '/decisions', { signal }),
  one: (key: string, version?: number, signal?: Signal): Promise<DecisionModel> => (version
    ? call('get', '/decisions/{key}/versions/{version}', { path: { key, version: String(version) }, signal })
    : call('get', '/decisions/{key}', { path: { key }, signal })),
  check: (key: string, xml: string, signal?: Signal) => call('post', '/decisions/{key}/check', { path: { key }, body: { xml }, signal }),
  attempt: (key: string, trial: Trial, signal?: Signal) =>
    call('post', '/decisions/{key}/try', { path: { key }, body: trial, signal }) as Promise<Tried>,
  publish: (key: string, made: NewVersion, options?: CallOptions) => call('post', '/decisions/{key}/versions', { path: { key }, body: made, ...options }),
};

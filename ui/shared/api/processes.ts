// The processes of the city as they are drawn, checked, played, published and moved: what the server tells of them, and the
// calls.
import { call, type CallOptions } from './call';
import type { components } from './schema';

type Records = components['schemas'];
export type ProcessRow = Records['ProcessRow'];
export type ProcessList = Records['ProcessList'];
/** One thing that happens on the way; `choices`: which way each open question took. */
export type PlayStep = Records['PlayStep'];
/** Values that become known before the step of that number. */
export type PlayValues = Records['PlayValues'];
export type ProcessFinding = Records['ProcessFinding'];
export type Severity = ProcessFinding['severity'];
export type Term = Records['Term'];
export type ActTerm = Records['ActTerm'];
export type Vocabulary = Records['Vocabulary'];
export type ProcessVersion = Records['ProcessVersion'];
export type ProcessDrawing = Records['ProcessDrawing'];
export type CheckedProcess = Records['CheckedProcess'];
export type Standing = Records['Standing'];
export type Offer = Records['Offer'];
export type Played = Records['Played'];
export type NewProcess = Records['PublishProcess'];
/** A page of running cases put onto another version. */
export type Move = Records['MoveProcesses'];
export type MovedElement = Records['MovedElement'];
export type NotMoved = Records['NotMoved'];
export type Migration = Records['Migration'];

type Signal = AbortSignal | undefined;

export const models = {
  list: (signal?: Signal) => call('get', '/processes', { signal }),
  one: (key: string, version?: number, signal?: Signal): Promise<ProcessDrawing> => (version
    ? call('get', '/processes/{key}/versions/{version}', { path: { key, version: String(version) }, signal })
    : call('get', '/processes/{key}', { path: { key }, signal })),
  /** `power`: of a process that has no version yet. */
  check: (key: string, xml: string, power?: string, signal?: Signal) => call('post', '/processes/{key}/check', { path: { key }, body: { xml, power }, signal }),
  play: (key: string, xml: string, steps: PlayStep[], values: PlayValues[], signal?: Signal) => call('post', '/processes/{key}/play', { path: { key }, body: { xml, steps, values }, signal }),
  publish: (key: string, made: NewProcess, options?: CallOptions) => call('post', '/processes/{key}/versions', { path: { key }, body: made, ...options }),
  move: (key: string, move: Move, signal?: Signal) => call('post', '/processes/{key}/migrations', { path: { key }, body: move, signal }),
};

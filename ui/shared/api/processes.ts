// The processes of the city as they are drawn, checked, played and published: what the server tells of them, and the calls.
import { fill, type CallOptions } from './call';
import { request } from '../request';

export type Severity = 'error' | 'warning';
export interface ProcessRow {
  key: string; name: string; purpose: string;
  /** Whose law it must keep to; empty: none is checked. */
  power: string; power_name: string;
  version: number; published_at: string; published_by?: string | null; note: string; shipped: boolean;
  /** Cases on any of its versions, and those of them with an incident. */
  running: number; stopped: number;
}
export interface ProcessList { items: ProcessRow[] }
/** One thing that happens on the way; `choices`: which way each open question took. */
export interface PlayStep { element: string; event: string; value: string; choices: number[] }
export interface ProcessFinding { kind: string; severity: Severity; elements: string[]; line: number; article: string; message: string; example: PlayStep[] }
export interface Term { id: string; name: string }
export interface ActTerm extends Term { outcomes: Term[] }
export interface Vocabulary {
  acts: ActTerm[]; automatic_acts: Term[]; roles: Term[]; capacities: Term[]; clocks: Term[];
  /** Of rule tasks: "table/decision". */
  decisions: Term[];
}
export interface ProcessVersion { version: number; published_at: string; published_by?: string | null; note: string; shipped: boolean; running: number }
export interface ProcessDrawing {
  key: string; name: string; purpose: string; power: string; power_name: string; version: number; newest: number;
  published_at: string; published_by?: string | null; note: string; shipped: boolean;
  xml: string; findings: ProcessFinding[]; versions: ProcessVersion[]; words: Vocabulary; may: string[];
}
export interface CheckedProcess { name: string; findings: ProcessFinding[] }
export interface Standing { element: string; name: string; count: number }
export interface Offer { step: PlayStep; name: string; value_name: string; leads: string[]; due_at?: string | null }
export interface Played {
  tokens: Standing[]; passed: string[]; last: string[]; offers: Offer[]; now: string; ended: boolean;
  /** How many of the steps could be made, and why the next one could not. */
  made: number; stopped: string;
}
export interface NewProcess { xml: string; based_on: number; note: string; accept_warnings: boolean }

type Signal = AbortSignal | undefined;
const at = (key: string, what = '') => fill(`/processes/{key}${what}`, { key });
const post = <T>(path: string, body: unknown, options: CallOptions = {}) => request<T>(path, { ...options, method: 'POST', body });

export const models = {
  list: (signal?: Signal) => request<ProcessList>('/processes', { signal }),
  one: (key: string, version?: number, signal?: Signal) => request<ProcessDrawing>(at(key, version ? `/versions/${version}` : ''), { signal }),
  check: (key: string, xml: string, signal?: Signal) => post<CheckedProcess>(at(key, '/check'), { xml }, { signal }),
  play: (key: string, xml: string, steps: PlayStep[], signal?: Signal) => post<Played>(at(key, '/play'), { xml, steps }, { signal }),
  publish: (key: string, made: NewProcess, options?: CallOptions) => post<ProcessDrawing>(at(key, '/versions'), made, options),
};

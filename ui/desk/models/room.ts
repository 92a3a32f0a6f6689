// A room of models: what is drawn as a text, edited on this machine, checked by the server and published as versions.
// Decision tables and processes are two of them; what differs between the two stands in a `Room`.
import type { CallOptions } from '@shared/api/call';
import type { Drafts } from './drafts';
import type { Changes } from './pieces';

/** `english`, or a stable `code` with what it is about: how it is told in other languages. */
export interface Found { severity: 'error' | 'warning'; message: string; english?: string; code?: string; names?: string[]; term?: string }
export interface Version { version: number; published_at: string; published_by?: string | null; note: string; shipped: boolean }
/** One model in one version, as the server tells of it; version 0 was begun on this machine and never published. */
export interface Model extends Version { key: string; name: string; purpose: string; newest: number; xml: string; versions: Version[]; may: string[] }
/** What is asked again after every pause: what the check found, and whatever else the text tells. */
export interface Answer<F extends Found = Found> { findings: F[] }
export interface NewVersion { xml: string; based_on: number; note: string; accept_warnings: boolean }

export interface Room<A extends Answer = Answer, M extends Model & A = Model & A> {
  /** Its texts stand in `locales/<language>/<texts>.json`, and where it has none of its own in `models.json`. */
  texts: string;
  /** Names of its pages: the list, and one model. */
  list: string;
  page: string;
  api: {
    one(key: string, version?: number, signal?: AbortSignal): Promise<M>;
    check(key: string, xml: string, signal?: AbortSignal): Promise<A>;
    publish(key: string, made: NewVersion, options?: CallOptions): Promise<M>;
  };
  drafts: Drafts;
  /** Throws away what was begun here and never published; of rooms in which something can be begun. */
  forget?(key: string): void;
  changesOf(before: string, after: string): Changes | null;
  /** What `mine` changed against `base`, put on `theirs`; null when that cannot be done. */
  merged(base: string, mine: string, theirs: string): string | null;
  inOrder(findings: A['findings']): A['findings'];
  /** Somebody published meanwhile. */
  changedCode: string;
  /** The server saw more than the page did. */
  refusedCodes: string[];
  /** How its files are called. */
  ending: string;
}

export const countOf = (findings: Found[], severity: Found['severity']) => findings.filter((one) => one.severity === severity).length;

/** What must be mended first, then by what the room thinks is next, then as the server told it. */
export function ordered<F extends Found>(findings: F[], next: (one: F, other: F) => number): F[] {
  const weight = ({ severity }: F) => (severity === 'error' ? 0 : 1);
  return findings.map((one, index) => ({ one, index }))
    .sort((a, b) => weight(a.one) - weight(b.one) || next(a.one, b.one) || a.index - b.index).map(({ one }) => one);
}

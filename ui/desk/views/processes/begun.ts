// Processes that were begun on this machine and have no version yet. What they were begun with lies here; edits lie
// over it as those of any other, as edits of version 0.
import type { ProcessDrawing, ProcessList, ProcessRow } from '@shared/api/processes';
import { read, written } from '../../models/pieces';
import { keptUnder, type Saved } from '../../parts/kept';

/** `power`: whose law it has to keep to; empty: none is checked. */
export interface Begun extends Saved { name: string; power: string; xml: string }

const kDays = 90;
const kept = keptUnder<Begun>('tb.desk.process-begun.', kDays, (found) => {
  const one = found as Partial<Begun> | null;
  return one && typeof one.xml === 'string' && typeof one.name === 'string'
    ? { name: one.name, power: String(one.power ?? ''), xml: one.xml, saved_at: String(one.saved_at ?? '') } : null;
});

export const begun = {
  read: (key: string, store: Storage = localStorage) => kept.read(key, store),
  keep: (key: string, one: Begun, store: Storage = localStorage) => kept.keep(key, one, store),
  drop: (key: string, store: Storage = localStorage) => kept.drop(key, store),
  sweep: (now: Date, store: Storage = localStorage) => kept.sweep(now, store),
  /** All of them by key, the youngest first. */
  all: (store: Storage = localStorage): [string, Begun][] => kept.names(store)
    .flatMap((key) => { const one = kept.read(key, store); return one ? [[key, one] as [string, Begun]] : []; })
    .sort(([, one], [, other]) => other.saved_at.localeCompare(one.saved_at)),
};

/** What the server takes as the key of a process: it stands in addresses, items and records. */
export const isKey = (text: string) => /^[a-z][a-z0-9_]{1,39}$/.test(text);

const powerName = (power: string, { powers }: Pick<ProcessList, 'powers'>) => powers.find(({ id }) => id === power)?.name ?? '';
const common = (key: string, { name, power, saved_at }: Begun, list: Pick<ProcessList, 'powers'>) =>
  ({ key, name, purpose: '', power, power_name: powerName(power, list), version: 0, published_at: saved_at, published_by: null, note: '', shipped: false });

/** As a row of the list and as an open model: version 0, which nobody has published. */
export const rowOf = (key: string, one: Begun, list: Pick<ProcessList, 'powers'>): ProcessRow => ({ ...common(key, one, list), running: 0, stopped: 0 });
export const drawingOf = (key: string, one: Begun, list: ProcessList): ProcessDrawing =>
  ({ ...common(key, one, list), newest: 0, xml: one.xml, findings: [], versions: [], words: list.words, may: list.may });

/** A drawing under another key and name; null when it cannot be read. Its process is called by the key, as those that ship. */
export function beganWith(xml: string, key: string, name: string): string | null {
  const root = read(xml);
  const all = root ? [...root.getElementsByTagName('*')] : [];
  const processes = all.filter(({ localName }) => localName === 'process');
  const process = processes.find((one) => one.getAttribute('isExecutable') === 'true') ?? processes[0];
  if (!root || !process) return null;
  const old = process.getAttribute('id');
  const isTaken = all.some((one) => one !== process && one.getAttribute('id') === key);
  const id = isTaken ? `${key}_process` : key;
  for (const one of all)
    for (const reference of ['bpmnElement', 'processRef']) if (old && one.getAttribute(reference) === old) one.setAttribute(reference, id);
  process.setAttribute('id', id);
  process.setAttribute('name', name);
  root.setAttribute('id', `${key}_definitions`);
  return written(root);
}

// The palette offers what a case runs through: who works, what the system does, where it chooses, waits and ends. What
// only describes (data objects, groups) is left out; the menu of an element still leads to every kind that runs.
import type { Shape } from './moddle';

interface Entry { group: string; className: string; title: string; action: { dragstart: (event: Event) => void; click: (event: Event) => void } }
type Entries = Record<string, Entry>;
interface Create { start(event: Event, shape: Shape): void }
interface ElementFactory { createShape(what: Record<string, unknown>): Shape }
export interface Offered { id: string; type: string; icon: string; group: string; title: string; with?: Record<string, unknown> }

export const kOffered: Offered[] = [
  { id: 'user-task', type: 'bpmn:UserTask', icon: 'user-task', group: 'activity', title: 'Create user task' },
  { id: 'service-task', type: 'bpmn:ServiceTask', icon: 'service-task', group: 'activity', title: 'Create service task' },
  { id: 'rule-task', type: 'bpmn:BusinessRuleTask', icon: 'business-rule-task', group: 'activity', title: 'Create business rule task' },
  { id: 'parallel-gateway', type: 'bpmn:ParallelGateway', icon: 'gateway-parallel', group: 'gateway', title: 'Create parallel gateway' },
  { id: 'timer', type: 'bpmn:IntermediateCatchEvent', icon: 'intermediate-event-catch-timer', group: 'event', title: 'Create timer event', with: { eventDefinitionType: 'bpmn:TimerEventDefinition' } },
];
const kLeft = ['create.task', 'create.data-object', 'create.data-store', 'create.group', 'create.intermediate-event'];
const kOrder = ['tools', 'event', 'activity', 'gateway', 'collaboration'];

export function paletteOf(entries: Entries, make: (offered: Offered) => Entry): Entries {
  const kept = Object.entries(entries).filter(([name]) => !kLeft.includes(name));
  const all = [...kept, ...kOffered.map((one) => [`create.${one.id}`, make(one)] as [string, Entry])];
  const place = ([, { group }]: [string, Entry]) => kOrder.indexOf(group) + (kOrder.includes(group) ? 0 : kOrder.length);
  return Object.fromEntries(all.map((entry, index) => ({ entry, index })).sort((a, b) => place(a.entry) - place(b.entry) || a.index - b.index).map(({ entry }) => entry));
}

function OwnPalette(palette: { registerProvider(priority: number, provider: unknown): void }, create: Create, elementFactory: ElementFactory, translate: (text: string) => string): void {
  const kAfterTheLibrary = 500;
  palette.registerProvider(kAfterTheLibrary, {
    getPaletteEntries: () => (entries: Entries) => paletteOf(entries, ({ type, icon, group, title, with: more }) => {
      const start = (event: Event) => create.start(event, elementFactory.createShape({ type, ...more }));
      return { group, className: `bpmn-icon-${icon}`, title: translate(title), action: { dragstart: start, click: start } };
    }),
  });
}
OwnPalette.$inject = ['palette', 'create', 'elementFactory', 'translate'];

export const paletteModule = { __init__: ['ownPalette'], ownPalette: ['type', OwnPalette] };

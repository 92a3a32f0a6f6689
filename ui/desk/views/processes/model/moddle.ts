// What of bpmn-js and its model is used, as far as it is used.
export interface Moddle {
  $type: string; id: string; $parent?: Moddle;
  get<T = string | undefined>(name: string): T;
  set(name: string, value: unknown): void;
}
export interface Shape { id: string; type: string; businessObject: Moddle; parent?: Shape; labelTarget?: Shape; source?: Shape; target?: Shape; x: number; y: number; width: number; height: number; waypoints?: { x: number; y: number }[] }
export interface Box { x: number; y: number; width: number; height: number }
export interface Registry { get(id: string): Shape | undefined; filter(test: (shape: Shape) => boolean): Shape[] }
export interface Canvas {
  resized(): void; getRootElement(): Shape; zoom(): number; zoom(step: number | 'fit-viewport', centre?: 'auto'): number;
  viewbox(): { inner: Box; outer: { width: number; height: number } }; viewbox(box: Box): void;
  addMarker(id: string, marker: string): void; removeMarker(id: string, marker: string): void; scrollToElement(shape: Shape, padding: number): void;
}
export interface Overlays { add(id: string, kind: string, what: { position: Record<string, number>; html: HTMLElement }): string; remove(which: { type: string }): void }
export interface Selection { get(): Shape[]; select(shape: Shape | null): void }
export interface Modeling { updateProperties(shape: Shape, values: Record<string, unknown>): void; updateModdleProperties(shape: Shape, of: Moddle, values: Record<string, unknown>): void }
export interface Factory { create(type: string, values?: Record<string, unknown>): Moddle }
export interface CommandStack { canUndo(): boolean; canRedo(): boolean; undo(): void; redo(): void; execute(command: string, context: unknown): void; registerHandler(name: string, handler: new () => unknown): void }
export interface EventBus { on(event: string, act: (event: { element?: Shape; newSelection?: Shape[] }) => void): void }
export interface Library {
  importXML(xml: string): Promise<{ warnings: { message: string }[] }>;
  saveXML(how: { format: boolean }): Promise<{ xml?: string; error?: Error }>;
  get<T>(service: string, strict?: boolean): T;
  getDefinitions(): Moddle;
  destroy(): void;
}

const kEvents: Record<string, string> = {
  'bpmn:TimerEventDefinition': 'timer', 'bpmn:MessageEventDefinition': 'message', 'bpmn:SignalEventDefinition': 'signal', 'bpmn:ErrorEventDefinition': 'error',
  'bpmn:EscalationEventDefinition': 'escalation', 'bpmn:ConditionalEventDefinition': 'conditional',
};
/** The one definition of an event, and of what kind it is. */
export function eventOf(node: Moddle): { kind: string; definition: Moddle } | null {
  const definition = node.get<Moddle[] | undefined>('eventDefinitions')?.[0];
  return definition ? { kind: kEvents[definition.$type] ?? 'other', definition } : null;
}
export const plainType = (type: string) => type.replace(/^\w+:/, '');

// What of dmn-js is used, as far as it is used.
export interface Element { id: string; name?: string; $type: string; decisionLogic?: Box; encapsulatedLogic?: Box }
export interface Box {
  $type: string; id?: string; text?: string; rule?: { id: string }[];
  contextEntry?: { variable?: { name?: string }; value?: Box }[];
}
export interface Definitions extends Element { drgElement?: Element[] }
export interface DmnView { id: string; name?: string; type: string; element: Element }
export interface CommandStack { canUndo(): boolean; canRedo(): boolean; undo(): void; redo(): void }
export interface Canvas { zoom(step: 'fit-viewport' | number, centre: 'auto'): number; resized(): void }
export interface Viewer {
  get<T>(service: string, strict?: boolean): T;
  on(event: string, act: (event: { trigger?: string }) => void): void;
}
export interface Manager {
  importXML(xml: string): Promise<{ warnings: unknown[] }>;
  saveXML(how: { format: boolean }): Promise<{ xml: string }>;
  getDefinitions(): Definitions;
  getViews(): DmnView[];
  getActiveView(): DmnView | undefined;
  getActiveViewer(): Viewer | undefined;
  open(view: DmnView): Promise<unknown>;
  on(event: string, act: (event: { viewer?: Viewer }) => void): void;
  destroy(): void;
}
export interface Options {
  container: HTMLElement;
  common: { feelLanguageContext: { builtins: Builtin[] } };
  drd: Own; decisionTable: Own; literalExpression: Own; boxedExpression: Own;
}
interface Own { additionalModules: unknown[] }
export interface Builtin { name: string; type: 'function'; params: { name: string }[] }

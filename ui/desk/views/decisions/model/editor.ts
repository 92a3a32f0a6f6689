// A decision model as dmn-js shows it: the diagram, and each decision as table or expression. The library is large and
// comes when a model is opened; who may not change it gets the viewer.
import type { BoardEditor, BoardHooks } from '../../../models/use-board';
import { kBuiltins } from './builtins';
import type { Box, Canvas, CommandStack, Definitions, Element, Manager, Options, Viewer } from './dmn-types';
import { keepWords, translator, type Words } from '../../../models/editor-words';

export type PartKind = 'drawing' | 'table' | 'expression' | 'foreign';
/** A part of the model; `foreign`: a box that dmn-js cannot show, told as `entries`. */
export interface Part { id: string; name: string; kind: PartKind; entries: { name: string; text: string }[] }
export interface Editor extends BoardEditor {
  parts(): Part[];
  active(): string;
  open(id: string): Promise<void>;
  /** Opens a decision and marks its rules (from 1); false when it has no such table. */
  mark(decision: string, rules: number[]): Promise<boolean>;
}

const kKinds: Record<string, PartKind> = { drd: 'drawing', decisionTable: 'table', literalExpression: 'expression', boxedExpression: 'expression' };
const kRoom = 0.88;
const kLogic = ['dmn:Decision', 'dmn:BusinessKnowledgeModel'];

const textOf = (box?: Box): string => box?.text ?? box?.contextEntry?.map((entry) => textOf(entry.value)).filter(Boolean).join('; ') ?? '';
const entriesOf = (box?: Box) => (box?.contextEntry ?? []).map(({ variable, value }) => ({ name: variable?.name ?? '', text: textOf(value) }));

/** The parts of a model in the order of its file, the diagram first. */
export function partsOf(definitions: Definitions, views: { id: string; type: string }[]): Part[] {
  const kinds = new Map(views.map(({ id, type }) => [id, kKinds[type] ?? 'foreign']));
  const part = (element: Element): Part => {
    const kind = kinds.get(element.id) ?? 'foreign';
    const box = element.decisionLogic ?? element.encapsulatedLogic;
    return { id: element.id, name: element.name ?? element.id, kind, entries: kind === 'foreign' ? entriesOf(box) : [] };
  };
  const decisions = (definitions.drgElement ?? []).filter((one) => kinds.has(one.id) || (kLogic.includes(one.$type) && (one.decisionLogic ?? one.encapsulatedLogic)));
  return [...(kinds.has(definitions.id) ? [definitions] : []), ...decisions].map(part);
}

/** A sheet that marks rows by their ids: classes of cells are redrawn by the library, this stays. */
function marker() {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return {
    set(ids: string[]): void {
      const rows = ids.map((id) => `.dmnbox td[data-row-id="${CSS.escape(id)}"]`);
      sheet.replaceSync(rows.length ? `${rows.join(',')} { background: var(--tb-amber-soft) !important; box-shadow: inset 0 2px var(--tb-ink), inset 0 -2px var(--tb-ink); }` : '');
    },
    close(): void { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); },
  };
}

async function library(editable: boolean): Promise<new (options: Options) => Manager> {
  await import('./dmn-looks');
  return (editable ? await import('dmn-js/lib/Modeler') : await import('dmn-js/lib/NavigatedViewer')).default;
}

/** Shows `xml` in `box`. Throws when the library cannot read it. */
export async function openEditor(box: HTMLElement, xml: string, editable: boolean, words: Words, hooks: BoardHooks): Promise<Editor> {
  const Made = await library(editable);
  // Modules are taken per view only; what is common are settings.
  const own = { additionalModules: [{ translate: ['value', translator(words)] }] };
  const manager = new Made({
    container: box, common: { feelLanguageContext: { builtins: kBuiltins } }, drd: own, decisionTable: own, literalExpression: own, boxedExpression: own,
  });
  const marks = marker();
  let foreign = '';
  const stack = () => manager.getActiveViewer()?.get<CommandStack>('commandStack', false);
  const watch = (viewer?: Viewer) => viewer?.on('commandStack.changed', ({ trigger }) => {
    if (trigger === 'clear') return hooks.moved(); // another part was opened
    hooks.changed();
  });
  manager.on('viewer.created', ({ viewer }) => watch(viewer));
  manager.on('views.changed', () => hooks.moved());
  const stop = keepWords(box, words);
  const close = () => { stop(); marks.close(); manager.destroy(); };
  try {
    await manager.importXML(xml);
  } catch (failure) {
    close();
    throw failure;
  }
  const views = () => manager.getViews();
  const parts = () => partsOf(manager.getDefinitions(), views());
  const fit = () => {
    if (manager.getActiveView()?.type !== 'drd' || !box.clientWidth) return;
    const canvas = manager.getActiveViewer()?.get<Canvas>('canvas');
    canvas?.resized();
    // Room for the tools and the mark at its edges.
    canvas?.zoom((canvas.zoom('fit-viewport', 'auto') || 1) * kRoom, 'auto');
  };
  async function open(id: string): Promise<void> {
    marks.set([]);
    const view = views().find((one) => one.id === id);
    foreign = view ? '' : id;
    if (view) await manager.open(view);
    fit();
    hooks.moved();
  }
  async function mark(decision: string, rules: number[]): Promise<boolean> {
    const isMeant = ({ element }: { element: Element }) => [element.id, element.name, element.decisionLogic?.id].includes(decision);
    const view = views().find((one) => isMeant(one) && one.type !== 'drd');
    if (!view) return false;
    if (manager.getActiveView()?.id !== view.id || foreign) await open(view.id);
    const ids = rules.flatMap((rule) => view.element.decisionLogic?.rule?.[rule - 1]?.id ?? []);
    marks.set(ids);
    box.querySelector(`td[data-row-id="${CSS.escape(ids[0] ?? '')}"]`)?.scrollIntoView({ block: 'center', inline: 'nearest' });
    return ids.length > 0 || rules.length === 0;
  }
  const tables = parts().filter(({ kind }) => kind === 'table');
  await open(tables[0]?.id ?? parts()[0]?.id ?? '');
  return {
    parts, open, mark, fit, close,
    active: () => foreign || manager.getActiveView()?.id || '',
    xml: async () => (await manager.saveXML({ format: true })).xml,
    can: () => ({ undo: stack()?.canUndo() ?? false, redo: stack()?.canRedo() ?? false }),
    undo: () => stack()?.undo(),
    redo: () => stack()?.redo(),
  };
}

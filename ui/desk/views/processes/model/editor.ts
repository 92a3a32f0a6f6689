// A process as bpmn-js shows it. The library is large and comes when a drawing is opened; who may not change it gets the viewer.
import { translator, type Words } from '../../../models/editor-words';
import type { BoardEditor, BoardHooks } from '../../../models/use-board';
import { factsOf, type Facts } from './facts';
import { handOf, type Hand } from './hand';
import { marksOn, type Marks } from './marks';
import { plainType, type Canvas, type CommandStack, type EventBus, type Library, type Registry, type Selection, type Shape } from './moddle';
import { paletteModule } from './palette';
import tongban from './tongban.json';

/** Over the left edge of the drawing, in a row above it, or nowhere. */
export type Tools = 'beside' | 'above' | 'away';
/** `ends`: where a way begins and leads. */
export interface Named { id: string; name: string; type: string; ends?: [string, string] }
export interface Editor extends BoardEditor {
  marks: Marks;
  hand: Hand | null;
  /** What is chosen; the process itself when nothing, or several, are. */
  chosen(): Shape;
  facts(): Facts;
  /** All that can be chosen, in the order of the drawing. */
  elements(): Named[];
  /** Leads to an element; false when it is not drawn. */
  go(id: string): boolean;
  zoomBy(factor: number): void;
  /** Chooses nothing, so that no tools stand over the drawing. */
  rest(): void;
  whole(): void;
  /** Where what is drawn with stands; beside the drawing only where there is room. */
  tools(at: Tools): void;
  /** Puts a new element after the chosen one; the way of who has no mouse. */
  append(type: string, more?: Record<string, unknown>): void;
  connect(to: string): boolean;
  remove(): void;
}
interface AutoPlace { append(source: Shape, shape: Shape): Shape }
interface Building { connect(source: Shape, target: Shape): Shape | undefined; removeElements(shapes: Shape[]): void }
interface Palette { open(): void; close(): void }
interface Rules { allowed(rule: string, about: Record<string, unknown>): unknown }

const kMost = 1.2;
const kEdge = 80;
const kMargin = 28;
/** The palette stands over the drawing. */
const kTools = 124;
const [kSmallest, kLargest] = [0.2, 4];

async function library(editable: boolean): Promise<new (options: Record<string, unknown>) => Library> {
  await import('./bpmn-looks');
  const found = editable ? await import('bpmn-js/lib/Modeler') : await import('bpmn-js/lib/NavigatedViewer');
  return found.default as unknown as new (options: Record<string, unknown>) => Library;
}

/** Shows `xml` in `box`. Throws when the library cannot read it. */
export async function openEditor(box: HTMLElement, xml: string, editable: boolean, words: Words, hooks: BoardHooks): Promise<Editor> {
  const Made = await library(editable);
  const made = new Made({
    container: box, moddleExtensions: { tb: tongban },
    additionalModules: [{ translate: ['value', translator(words)] }, ...(editable ? [paletteModule] : [])],
  });
  try {
    await made.importXML(xml);
  } catch (failure) {
    made.destroy();
    throw failure;
  }
  const canvas = made.get<Canvas>('canvas');
  const registry = made.get<Registry>('elementRegistry');
  const selection = made.get<Selection>('selection');
  const bus = made.get<EventBus>('eventBus');
  const stack = editable ? made.get<CommandStack>('commandStack') : null;
  const all = () => registry.filter((shape) => !shape.labelTarget && shape.type !== 'label' && shape !== canvas.getRootElement());
  const chosen = () => {
    const found = selection.get();
    const one = found.length === 1 ? found[0]! : canvas.getRootElement();
    return one.labelTarget ?? one;
  };
  const readable = () => (tools !== 'beside' ? 0.75 : editable ? 0.5 : 0.35);
  let isWhole = true;
  let tools: Tools = 'beside';
  const whole = () => {
    if (!box.clientWidth || !box.clientHeight) return;
    canvas.resized();
    const { inner, outer } = canvas.viewbox();
    const left = editable && tools === 'beside' ? kTools : kMargin;
    const [width, height] = [outer.width - left - kMargin, outer.height - 2 * kMargin];
    if (!inner.width || width <= 0 || height <= 0) return;
    // On a small screen the whole drawing could not be read: then its beginning is what is seen.
    const scale = Math.min(kMost, Math.max(readable(), Math.min(width / inner.width, height / inner.height)));
    const start = all().find(({ type }) => type === 'bpmn:StartEvent');
    const free = height / scale - inner.height;
    const middle = free >= 0 || !start ? inner.y - Math.max(0, free) / 2 : start.y + start.height / 2 - height / scale / 2;
    canvas.viewbox({ x: inner.x - left / scale, y: middle - kMargin / scale, width: outer.width / scale, height: outer.height / scale });
    isWhole = true;
  };
  whole();
  bus.on('selection.changed', () => hooks.moved());
  bus.on('canvas.viewbox.changing', () => { isWhole = false; });
  bus.on('commandStack.changed', () => hooks.changed());
  const build = () => made.get<Building>('modeling');
  return {
    marks: marksOn(made), hand: editable ? handOf(made) : null, chosen, whole,
    facts: () => factsOf(chosen(), made.getDefinitions()),
    elements: () => all().map(({ id, businessObject, type, source, target }) =>
      ({ id, name: businessObject.get('name') || '', type: plainType(type), ...(source && target ? { ends: [source.id, target.id] as [string, string] } : {}) })),
    go(id) {
      const shape = registry.get(id);
      if (!shape) return false;
      selection.select(shape);
      if (shape !== canvas.getRootElement()) canvas.scrollToElement(shape, kEdge);
      return true;
    },
    rest: () => selection.select(null),
    tools(at) {
      tools = at;
      if (editable) made.get<Palette>('palette')[at === 'away' ? 'close' : 'open']();
      if (isWhole) whole();
    },
    zoomBy: (factor) => void canvas.zoom(Math.min(kLargest, Math.max(kSmallest, canvas.zoom() * factor)), 'auto'),
    append(type, more = {}) {
      const shape = made.get<{ createShape(what: Record<string, unknown>): Shape }>('elementFactory').createShape({ type, ...more });
      selection.select(made.get<AutoPlace>('autoPlace').append(chosen(), shape));
    },
    connect(to) {
      const [source, target] = [chosen(), registry.get(to)];
      if (!target || !made.get<Rules>('rules').allowed('connection.create', { source, target })) return false;
      const way = build().connect(source, target);
      if (way) selection.select(way);
      return way !== undefined;
    },
    remove: () => build().removeElements([chosen()]),
    xml: async () => {
      const { xml: text, error } = await made.saveXML({ format: true });
      if (error) throw error;
      return text ?? '';
    },
    can: () => ({ undo: stack?.canUndo() ?? false, redo: stack?.canRedo() ?? false }),
    undo: () => stack?.undo(),
    redo: () => stack?.redo(),
    fit: () => (isWhole ? whole() : canvas.resized()),
    close: () => made.destroy(),
  };
}

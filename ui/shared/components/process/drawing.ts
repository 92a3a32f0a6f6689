// A drawing as bpmn-js shows it, marked with where a case stands, and the same in words.
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

export type Standing = 'done' | 'now' | 'held' | 'ahead';
export interface Place { id: string; name: string; standing: Standing }
export interface Where { active: string[]; done: string[]; held?: boolean }

interface Shape { id: string; type: string; x: number; y: number; width: number; height: number; businessObject: { name?: string } }
interface Registry { filter(test: (shape: Shape) => boolean): Shape[] }
interface Canvas { resized(): void; addMarker(id: string, marker: string): void; zoom(): number; zoom(step: number | 'fit-viewport', centre?: 'auto'): number; scrollToElement(id: string, padding: number): void }
interface Overlays { add(id: string, kind: string, what: { position: { top: number; left: number }; html: HTMLElement }): string }

const kReadable = 0.6;
const kLeast = 0.2;
const kMost = 4;
const kSteps = ['bpmn:UserTask', 'bpmn:ServiceTask'];

export function standingOf(id: string, where: Where): Standing {
  if (where.active.includes(id)) return where.held ? 'held' : 'now';
  return where.done.includes(id) ? 'done' : 'ahead';
}

/** The steps of a drawing as a reader meets them, from left to right, each with its standing. */
export function placesOf(shapes: Shape[], where: Where): Place[] {
  return shapes.filter(({ type }) => kSteps.includes(type)).sort((one, other) => one.x - other.x || one.y - other.y)
    .map(({ id, businessObject }) => ({ id, name: businessObject.name ?? '', standing: standingOf(id, where) }));
}

export interface Drawn { places: Place[]; zoomBy(factor: number): void; fit(): void; close(): void }

/** Draws into `box`; badges stand beside the colours, so that nothing is told by colour alone. */
export async function draw(box: HTMLElement, xml: string, where: Where, words: Record<Standing, string>): Promise<Drawn> {
  await import('bpmn-js/dist/assets/diagram-js.css');
  const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer');
  const viewer: NavigatedViewer = new Viewer({ container: box });
  try {
    await viewer.importXML(xml);
  } catch (failure) {
    viewer.destroy();
    throw failure;
  }
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const shapes = viewer.get<Registry>('elementRegistry').filter(({ type }) => type !== 'label');
  for (const { id, type } of shapes.filter((shape) => shape.type.endsWith('Task') || shape.type.endsWith('StartEvent'))) {
    const standing = type.endsWith('StartEvent') ? 'done' : standingOf(id, where);
    canvas.addMarker(id, `tb-${standing}`);
    if (standing === 'ahead' || type.endsWith('StartEvent')) continue;
    const badge = document.createElement('span');
    badge.className = `tb-badge tb-badge--${standing}`;
    badge.textContent = words[standing];
    overlays.add(id, 'standing', { position: { top: -13, left: 6 }, html: badge });
  }
  // On a small screen the whole drawing could not be read: then the present step is what is seen.
  const fit = () => {
    if (!box.clientWidth || !box.clientHeight) return; // its dialog is closed
    canvas.resized();
    const here = where.active.find((id) => shapes.some((shape) => shape.id === id));
    if (canvas.zoom('fit-viewport', 'auto') >= kReadable || !here) return;
    canvas.zoom(kReadable);
    canvas.scrollToElement(here, 60);
  };
  fit();
  return { places: placesOf(shapes, where), zoomBy: (factor) => void canvas.zoom(Math.min(kMost, Math.max(kLeast, canvas.zoom() * factor))), fit, close: () => viewer.destroy() };
}

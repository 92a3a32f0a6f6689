// A drawing as bpmn-js shows it, marked with the way of a case and where it stands, and the same in words.
import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { CaseHistory } from '../../api/types';
import { onDrawing } from './called';
import { addPatterns, badgeOf, badgePlace, incidentOf, tokenOf, type MarkWords } from './marks';
import { spentOf, type Spent } from './spent';
import { visitsOf, walkedOf, type Flow, type Graph, type Node, type Visit } from './walk';

export type Standing = 'done' | 'now' | 'held' | 'ahead';
export interface Place { id: string; name: string; standing: Standing; spent?: Spent }
/** Where a case is; with its history the way it went as well. */
export interface Where { active: string[]; done: string[]; held?: boolean; stands?: boolean; history?: CaseHistory | null }

interface Thing {
  $type: string; id: string; name?: string; $parent?: Thing; sourceRef?: Thing; targetRef?: Thing;
  attachedToRef?: Thing; cancelActivity?: boolean; conditionExpression?: { body?: string };
}
interface Shape { id: string; type: string; x: number; y: number; width: number; height: number; businessObject: Thing }
interface Registry { filter(test: (shape: Shape) => boolean): Shape[] }
interface Canvas { resized(): void; addMarker(id: string, marker: string): void; zoom(): number; zoom(step: number | 'fit-viewport', centre?: 'auto'): number; scrollToElement(id: string, padding: number): void }
interface Overlays { add(id: string, kind: string, what: { position: { top: number; left?: number; right?: number }; html: HTMLElement }): string }

const kReadable = 0.6;
const kLeast = 0.2;
const kMost = 4;
const kSteps = ['bpmn:UserTask', 'bpmn:ServiceTask'];
const kPassed = /(Task|Activity|Gateway|Event|SubProcess)$/;

export function standingOf(id: string, where: Where): Standing {
  if (where.active.includes(id)) return where.held ? 'held' : 'now';
  return where.done.includes(id) ? 'done' : 'ahead';
}

/** The steps of a drawing as a reader meets them, from left to right, each with its standing. */
export function placesOf(shapes: Shape[], where: Where): Place[] {
  const spent = new Map(spentOf(where.history?.steps ?? []).map((one) => [one.element, one]));
  return shapes.filter(({ type }) => kSteps.includes(type)).sort((one, other) => one.x - other.x || one.y - other.y)
    .map(({ id, businessObject }) => ({ id, name: businessObject.name ?? '', standing: standingOf(id, where), spent: spent.get(id) }));
}

/** The drawing as what leads to what. */
export function graphOf(shapes: Shape[]): Graph {
  const things = shapes.map(({ businessObject }) => businessObject);
  const flows = things.filter(({ $type, sourceRef, targetRef }) => $type === 'bpmn:SequenceFlow' && sourceRef && targetRef)
    .map(({ id, sourceRef, targetRef, conditionExpression }): Flow => ({ id, source: sourceRef!.id, target: targetRef!.id, condition: conditionExpression?.body }));
  const nodes = things.filter(({ $type }) => kPassed.test($type))
    .map(({ id, $type, $parent, attachedToRef, cancelActivity }): Node => ({ id, type: $type, parent: $parent?.id, attachedTo: attachedToRef?.id, interrupts: cancelActivity ?? true }));
  return { nodes, flows };
}

/** Where a process that stands is stuck: at what waits, or else behind the step that ended last. */
export function stuckAt(where: Where, visits: Visit[]): string[] {
  if (where.active.length) return where.active;
  const last = visits.filter(({ to }) => to !== null).sort((one, other) => other.to! - one.to!)[0];
  return last ? [last.element] : [];
}

export interface Drawn { places: Place[]; zoomBy(factor: number): void; fit(): void; close(): void }

function mark(viewer: NavigatedViewer, shapes: Shape[], where: Where, words: MarkWords): Place[] {
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const visits = where.history ? visitsOf(where.history, where.active) : [];
  const walked = walkedOf(graphOf(shapes), visits);
  const starts = shapes.filter(({ type }) => type === 'bpmn:StartEvent').map(({ id }) => id);
  const all = { ...where, done: [...where.done, ...(visits.length ? [] : starts), ...walked.elements] };
  const places = placesOf(shapes, all);
  const steps = new Map(places.map((place) => [place.id, place]));
  for (const { id, type } of shapes) {
    if (walked.flows.has(id)) canvas.addMarker(id, 'tb-walked');
    if (kPassed.test(type)) canvas.addMarker(id, `tb-${standingOf(id, all)}`);
  }
  for (const shape of shapes.filter(({ type }) => /Task$/.test(type))) {
    const standing = standingOf(shape.id, all);
    if (standing === 'ahead') continue;
    const attached = shapes.filter(({ businessObject }) => businessObject.attachedToRef?.id === shape.id);
    overlays.add(shape.id, 'standing', { position: badgePlace(shape, attached), html: badgeOf(standing, steps.get(shape.id)?.spent, words) });
  }
  const here = shapes.filter(({ id }) => where.active.includes(id));
  if (where.history) {
    for (const { id } of here) {
      const open = where.history.steps.filter(({ element, ended_at }) => element === id && !ended_at).length;
      overlays.add(id, 'token', { position: { top: -13, right: 13 }, html: tokenOf(Math.max(open, 1), words) });
    }
  }
  const stuck = where.stands ? stuckAt(where, visits) : [];
  for (const { id } of shapes.filter((shape) => stuck.includes(shape.id))) overlays.add(id, 'incident', { position: { top: -44, right: 13 }, html: incidentOf(words) });
  return places;
}

/** Draws into `box`. */
export async function draw(box: HTMLElement, xml: string, where: Where, words: MarkWords): Promise<Drawn> {
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
  const shapes = viewer.get<Registry>('elementRegistry').filter(({ type }) => type !== 'label');
  const svg = box.querySelector('svg');
  if (svg) addPatterns(svg);
  const shown = onDrawing(where, new Set(shapes.map(({ id }) => id)));
  const places = mark(viewer, shapes, shown, words);
  // On a small screen the whole drawing could not be read: then the present step is what is seen.
  const fit = () => {
    if (!box.clientWidth || !box.clientHeight) return; // its dialog is closed
    canvas.resized();
    const here = shown.active.find((id) => shapes.some((shape) => shape.id === id));
    if (canvas.zoom('fit-viewport', 'auto') >= kReadable || !here) return;
    canvas.zoom(kReadable);
    canvas.scrollToElement(here, 60);
  };
  fit();
  return { places, zoomBy: (factor) => void canvas.zoom(Math.min(kMost, Math.max(kLeast, canvas.zoom() * factor))), fit, close: () => viewer.destroy() };
}

// What is shown on the drawing beside what is drawn: findings, tokens, what differs. Each mark has a shape and a word.
import { icons, type IconName } from '@shared/components/icons/icons';
import type { Canvas, Library, Overlays, Registry, Shape } from './moddle';

export type Kind = 'finding' | 'play' | 'difference';
export interface Mark { id: string; words: string; class: string; icon?: IconName; marker: string; press?: () => void }
export interface Token { id: string; count: number; words: string }

/** What is led to does not touch the edge. */
const kEdge = 40;
const kScale = { min: 0.7, max: 1.2 };

/** Where a mark stands at an element: under its left corner, or in the middle of a way. */
export function placeOf({ waypoints, height }: Pick<Shape, 'waypoints' | 'height'>): { top: number; left: number } {
  if (!waypoints?.length) return { top: height + 2, left: -4 };
  const [left, top] = [Math.min(...waypoints.map(({ x }) => x)), Math.min(...waypoints.map(({ y }) => y))];
  const at = Math.max(1, Math.ceil((waypoints.length - 1) / 2));
  const [one, other] = [waypoints[at - 1]!, waypoints[at] ?? waypoints[at - 1]!];
  // Names of ways stand above and to the right of them.
  const isUpright = Math.abs(one.x - other.x) < Math.abs(one.y - other.y);
  const [x, y] = [(one.x + other.x) / 2 - left, (one.y + other.y) / 2 - top];
  return isUpright ? { top: y - 10, left: x - 76 } : { top: y + 6, left: x - 30 };
}

function drawn({ words, class: look, icon, press }: Mark): HTMLElement {
  const made = document.createElement(press ? 'button' : 'span');
  made.className = `bp-mark ${look}`;
  if (icon) made.insertAdjacentHTML('afterbegin', `<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${icons[icon]}</svg>`);
  made.append(words);
  if (press && made instanceof HTMLButtonElement) {
    made.type = 'button';
    made.tabIndex = -1; // the list beside the drawing is the way for keys
    made.addEventListener('click', press);
  }
  return made;
}

export function marksOn(library: Library) {
  const canvas = library.get<Canvas>('canvas');
  const overlays = library.get<Overlays>('overlays');
  const registry = library.get<Registry>('elementRegistry');
  const set = new Map<Kind, { id: string; marker: string }[]>();

  function clear(kind: Kind): void {
    overlays.remove({ type: kind });
    for (const { id, marker } of set.get(kind) ?? []) if (registry.get(id)) canvas.removeMarker(id, marker);
    set.delete(kind);
  }
  function put(kind: Kind, id: string, marker: string): void {
    canvas.addMarker(id, marker);
    set.set(kind, [...(set.get(kind) ?? []), { id, marker }]);
  }
  function show(kind: Kind, marks: Mark[]): void {
    clear(kind);
    for (const mark of marks) {
      const shape = registry.get(mark.id);
      if (!shape) continue;
      for (const marker of mark.marker.split(' ')) put(kind, mark.id, marker);
      if (mark.words) overlays.add(mark.id, kind, { position: placeOf(shape), html: drawn(mark), scale: kScale } as Parameters<Overlays['add']>[2]);
    }
  }
  /** Discs with numbers where tokens are, ticks and thick lines where they were. */
  function play(tokens: Token[], passed: string[], last: string[]): void {
    clear('play');
    for (const id of new Set(passed)) {
      const shape = registry.get(id);
      if (!shape) continue;
      put('play', id, last.includes(id) ? 'bp-last' : 'bp-passed');
      if (last.includes(id)) put('play', id, 'bp-passed');
      if (shape.waypoints) continue;
      const tick = document.createElement('span');
      tick.className = 'bp-tick';
      tick.textContent = '✓';
      tick.setAttribute('aria-hidden', 'true');
      overlays.add(id, 'play', { position: { top: -8, left: -8 }, html: tick });
    }
    for (const { id, count, words } of tokens) {
      const shape = registry.get(id);
      if (!shape) continue;
      const disc = document.createElement('span');
      disc.className = 'bp-token';
      disc.textContent = String(count);
      disc.title = words;
      overlays.add(id, 'play', { position: shape.waypoints ? placeOf(shape) : { top: -12, right: 12 }, html: disc });
    }
    const first = registry.get(tokens[0]?.id ?? last.at(-1) ?? '');
    if (first) canvas.scrollToElement(first, kEdge);
  }
  return { show, play, clear };
}
export type Marks = ReturnType<typeof marksOn>;

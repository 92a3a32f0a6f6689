// What stands on a drawing beside its colours, so that nothing is told by colour alone: time, lateness, where it is.
import type { Standing } from './drawing';
import type { Spent } from './spent';

export interface Badge { words: string; spoken: string }
/** The words of the marks; a badge of what a step took, and without that of its standing alone. */
export interface MarkWords {
  standing: Record<Standing, string>;
  spent(one: Spent): Badge;
  isLate(one: Spent): boolean;
  token(count: number): string;
  stands: string;
}

function span(kind: string, words: string, spoken = ''): HTMLElement {
  const made = document.createElement('span');
  made.className = kind;
  made.textContent = words;
  if (spoken) {
    made.setAttribute('role', 'img');
    made.setAttribute('aria-label', spoken);
  }
  return made;
}

export function badgeOf(standing: Standing, spent: Spent | undefined, words: MarkWords): HTMLElement {
  const kind = `tb-badge tb-badge--${standing}`;
  if (!spent) return span(kind, words.standing[standing]);
  const badge = words.spent(spent);
  const held = standing === 'held' ? `${words.standing.held} · ` : '';
  return span(words.isLate(spent) ? `${kind} tb-badge--late` : kind, held + badge.words, held + badge.spoken);
}

/** The case itself, at an element where it is; with several pieces of work there, how many. */
export const tokenOf = (count: number, words: MarkWords): HTMLElement => span('tb-token', String(count), words.token(count));

export function incidentOf(words: MarkWords): HTMLElement {
  const made = span('tb-incident', '');
  const disc = span('tb-incident-disc', '!');
  disc.setAttribute('aria-hidden', 'true');
  made.append(disc, span('tb-incident-words', words.stands));
  return made;
}

interface Box { y: number; height: number }
/** A badge lies outside of its step: below, or above where an event sits on the lower edge. */
export function badgePlace(step: Box, attached: Box[]): { top: number; left: number } {
  const middle = step.y + step.height / 2;
  const below = attached.every(({ y, height }) => y + height / 2 < middle);
  return { top: below ? step.height + 5 : -27, left: 0 };
}

const kSvg = 'http://www.w3.org/2000/svg';
/** The hatch of what is held and the arrow of what was walked, which process.css refers to. */
export function addPatterns(svg: SVGElement): void {
  const make = (name: string, parts: Record<string, string>, ...children: Element[]) => {
    const made = document.createElementNS(kSvg, name);
    for (const [key, value] of Object.entries(parts)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  svg.append(make('defs', {},
    make('pattern', { id: 'tb-hatch', width: '7', height: '7', patternTransform: 'rotate(45)', patternUnits: 'userSpaceOnUse' },
      make('rect', { width: '7', height: '7', class: 'tb-hatch-ground' }), make('path', { d: 'M0 0v7', class: 'tb-hatch-line' })),
    make('marker', { id: 'tb-walked-end', viewBox: '0 0 20 20', refX: '11', refY: '10', markerWidth: '7', markerHeight: '7', orient: 'auto' },
      make('path', { d: 'M1 5l10 5-10 5z', class: 'tb-walked-end' }))));
}

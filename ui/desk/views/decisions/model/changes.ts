// What differs between two texts of a decision model, told by its parts: a decision is the same when its elements,
// attributes and texts are, however the file is laid out.
export interface Part { id: string; name: string; kind: 'element' | 'drawing' | 'model' }
export interface Changes { changed: Part[]; added: Part[]; removed: Part[] }

const kDrawing = 'DMNDI';
const kMeta = ['exporter', 'exporterVersion'];
const kAtRoot = '\u0000model';

const isSpace = (node: Node) => node.nodeType !== 3 && node.nodeType !== 4 ? node.nodeType !== 1 : (node.textContent ?? '').trim() === '';

/** One element as one text, without its layout: attributes by name, prefixes left away. */
function plain(element: Element): string {
  const attributes = [...element.attributes].filter(({ name }) => !name.startsWith('xmlns')).map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
  const inner = [...element.childNodes].filter((node) => !isSpace(node)).map((node) => (node.nodeType === 1 ? plain(node as Element) : JSON.stringify((node.textContent ?? '').trim())));
  return `<${element.localName} ${attributes.join(' ')}>${inner.join('')}</>`;
}

function read(xml: string): Element | null {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const root = document.documentElement;
  return root?.localName === 'definitions' && document.getElementsByTagName('parsererror').length === 0 ? root : null;
}

interface Piece { part: Part; text: string; element: Element | null }
function piecesOf(root: Element): Map<string, Piece> {
  const found = new Map<string, Piece>();
  const own = [...root.attributes].filter(({ name }) => !name.startsWith('xmlns') && !kMeta.includes(name)).map(({ name, value }) => `${name}=${value}`).sort().join(' ');
  found.set(kAtRoot, { part: { id: kAtRoot, name: root.getAttribute('name') ?? '', kind: 'model' }, text: own, element: null });
  for (const element of root.children) {
    const isDrawing = element.localName === kDrawing;
    const id = isDrawing ? kDrawing : element.getAttribute('id') ?? `${element.localName} ${element.getAttribute('name') ?? ''}`;
    const name = element.getAttribute('name') ?? element.getAttribute('label') ?? id;
    found.set(id, { part: { id, name, kind: isDrawing ? 'drawing' : 'element' }, text: plain(element), element });
  }
  return found;
}

/** Null when one of the two cannot be read. */
export function changesOf(before: string, after: string): Changes | null {
  const [was, is] = [read(before), read(after)];
  if (!was || !is) return null;
  const [old, now] = [piecesOf(was), piecesOf(is)];
  const both = [...now.keys()].filter((id) => old.has(id));
  return {
    changed: both.filter((id) => old.get(id)!.text !== now.get(id)!.text).map((id) => now.get(id)!.part),
    added: [...now.keys()].filter((id) => !old.has(id)).map((id) => now.get(id)!.part),
    removed: [...old.keys()].filter((id) => !now.has(id)).map((id) => old.get(id)!.part),
  };
}

export const isSame = (changes: Changes | null): boolean =>
  changes !== null && changes.changed.length + changes.added.length + changes.removed.length === 0;

/** All parts that differ, without the drawing: where boxes stand decides nothing. */
export const touched = (changes: Changes | null): Part[] =>
  (changes ? [...changes.changed, ...changes.added, ...changes.removed].filter(({ kind }) => kind !== 'drawing') : []);

/**
 * Theirs with what `mine` changed against `base`: my parts replace theirs, my new ones are put beside them, what I
 * removed goes. Null when one of the three cannot be read.
 */
export function merged(base: string, mine: string, theirs: string): string | null {
  const changes = changesOf(base, mine);
  const [own, root] = [read(mine), read(theirs)];
  if (!changes || !own || !root) return null;
  const [my, their] = [piecesOf(own), piecesOf(root)];
  const document = root.ownerDocument;
  const drawing = their.get(kDrawing)?.element ?? null;
  for (const { id, kind } of [...changes.changed, ...changes.added]) {
    if (kind === 'model') {
      for (const { name, value } of own.attributes) if (!name.startsWith('xmlns')) root.setAttribute(name, value);
      continue;
    }
    const copy = document.importNode(my.get(id)!.element!, true);
    const place = their.get(id)?.element;
    if (place) place.replaceWith(copy);
    else root.insertBefore(copy, drawing);
  }
  for (const { id } of changes.removed) their.get(id)?.element?.remove();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

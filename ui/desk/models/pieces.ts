// What differs between two texts of a model, told by its parts: a part is the same when its elements, attributes and
// texts are, however the file is laid out. Which parts a text has is known by its room.
export interface Part { id: string; name: string; kind: 'element' | 'drawing' | 'model' }
export interface Changes { changed: Part[]; added: Part[]; removed: Part[] }
export interface Piece { part: Part; text: string; element: Element | null }
export type Pieces = Map<string, Piece>;
/** What of an element is not looked at, and whether the order of its children says nothing. */
export interface Reading { attribute?: (element: Element, name: string, value: string) => boolean; child?: (element: Element) => boolean; unordered?: boolean }

export const kAtRoot = '\u0000model';
const kMeta = ['exporter', 'exporterVersion'];
const isSpace = (node: Node) => (node.nodeType !== 3 && node.nodeType !== 4 ? node.nodeType !== 1 : (node.textContent ?? '').trim() === '');
const isDeclared = (name: string) => !name.startsWith('xmlns');

/** One element as one text, without its layout: attributes by name, prefixes left away. */
export function plain(element: Element, how: Reading = {}): string {
  const attributes = [...element.attributes].filter(({ name, value }) => isDeclared(name) && !how.attribute?.(element, name, value))
    .map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
  const inner = [...element.childNodes].filter((node) => !isSpace(node) && !(node.nodeType === 1 && how.child?.(node as Element)))
    .map((node) => (node.nodeType === 1 ? plain(node as Element, how) : JSON.stringify((node.textContent ?? '').trim())));
  return `<${element.localName} ${attributes.join(' ')}>${(how.unordered ? inner.sort() : inner).join('')}</>`;
}

/** The root of a text of `definitions`; null when it cannot be read. */
export function read(xml: string): Element | null {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const root = document.documentElement;
  return root?.localName === 'definitions' && document.getElementsByTagName('parsererror').length === 0 ? root : null;
}

/** The definitions themselves, without what they hold. */
export function rootPiece(root: Element): Piece {
  const own = [...root.attributes].filter(({ name }) => isDeclared(name) && !kMeta.includes(name)).map(({ name, value }) => `${name}=${value}`).sort().join(' ');
  return { part: { id: kAtRoot, name: root.getAttribute('name') ?? '', kind: 'model' }, text: own, element: null };
}

export function copyOfRoot(from: Element, to: Element): void {
  for (const { name, value } of from.attributes) if (isDeclared(name)) to.setAttribute(name, value);
}

/** Null when one of the two cannot be read. */
export function differenceBy(piecesOf: (root: Element) => Pieces): (before: string, after: string) => Changes | null {
  return (before, after) => {
    const [was, is] = [read(before), read(after)];
    if (!was || !is) return null;
    const [old, now] = [piecesOf(was), piecesOf(is)];
    const both = [...now.keys()].filter((id) => old.has(id));
    return {
      changed: both.filter((id) => old.get(id)!.text !== now.get(id)!.text).map((id) => now.get(id)!.part),
      added: [...now.keys()].filter((id) => !old.has(id)).map((id) => now.get(id)!.part),
      removed: [...old.keys()].filter((id) => !now.has(id)).map((id) => old.get(id)!.part),
    };
  };
}

export const isSame = (changes: Changes | null): boolean =>
  changes !== null && changes.changed.length + changes.added.length + changes.removed.length === 0;

/** All parts that differ, without the drawing: where boxes stand decides nothing. */
export const touched = (changes: Changes | null): Part[] =>
  (changes ? [...changes.changed, ...changes.added, ...changes.removed].filter(({ kind }) => kind !== 'drawing') : []);

export const written = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;

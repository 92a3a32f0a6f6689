// What differs between two drawings of a process, told by their elements: tasks, events, ways, messages. Where they stand
// on the sheet is drawing, and decides nothing.
import { copyOfRoot, differenceBy, kAtRoot, plain, read, rootPiece, touched, written, type Changes, type Part, type Piece, type Pieces, type Reading } from '../../../models/pieces';

const kDrawing = 'BPMNDiagram';
/** An editor leaves away what is so anyhow. */
const kAnyhow: Record<string, string> = {
  cancelActivity: 'true', isInterrupting: 'true', gatewayDirection: 'Unspecified', isForCompensation: 'false', startQuantity: '1', completionQuantity: '1',
  isSequential: 'false', triggeredByEvent: 'false', isClosed: 'false', isCollection: 'false', instantiate: 'false', eventGatewayType: 'Exclusive',
  processType: 'None', cancelRemainingInstances: 'true', isImmediate: 'true', implementation: '##unspecified',
};
const kHolders = ['process', 'subProcess', 'transaction', 'adHocSubProcess', 'collaboration', 'laneSet', 'childLaneSet'];
/** Told by the ways themselves, or by the text that holds it. */
const kEchoes = ['incoming', 'outgoing', 'flowNodeRef'];
const idOf = (element: Element) => element.getAttribute('id') ?? '';
const isPart = (element: Element) => {
  const holder = element.parentElement?.localName ?? '';
  return idOf(element) !== '' && (kHolders.includes(holder) || holder === 'definitions') && element.localName !== kDrawing && element.localName !== 'extensionElements' && !element.localName.endsWith('LoopCharacteristics');
};
const kReading: Reading = {
  attribute: ({ localName }, name, value) => kAnyhow[name] === value || name === 'xsi:type' || (name === 'isExpanded' && localName !== 'BPMNShape'),
  child: (element) => kEchoes.includes(element.localName) || isPart(element),
  unordered: true,
};

const named = (element: Element | undefined) => element?.getAttribute('name') || (element ? idOf(element) : '');
/** A way without a name is told by its two ends. */
function nameOf(element: Element, byId: Map<string, Element>): string {
  const [from, to] = [element.getAttribute('sourceRef'), element.getAttribute('targetRef')];
  return element.getAttribute('name') || (from && to ? `${named(byId.get(from)) || from} → ${named(byId.get(to)) || to}` : idOf(element));
}
const partsIn = (root: Element) => [...root.getElementsByTagName('*')].filter(isPart);
const drawnIn = (root: Element) => [...root.getElementsByTagName('*')].filter(({ localName }) => localName === 'BPMNShape' || localName === 'BPMNEdge');
const drawnId = (element: Element) => `\u0000at ${element.getAttribute('bpmnElement') ?? ''}`;

function piecesOf(root: Element): Pieces {
  const parts = partsIn(root);
  const byId = new Map(parts.map((element) => [idOf(element), element]));
  const found: [string, Piece][] = parts.map((element) => [idOf(element), { part: { id: idOf(element), name: nameOf(element, byId), kind: 'element' }, text: plain(element, kReading), element }]);
  const ground: Reading = {
    ...kReading,
    attribute: (element, name, value) => name === 'id' || name === 'isMarkerVisible' || (kReading.attribute?.(element, name, value) ?? false),
    child: (element) => element.localName === 'BPMNLabel' && element.children.length === 0,
  };
  const drawn: [string, Piece][] = drawnIn(root).map((element) => [drawnId(element), { part: { id: drawnId(element), name: '', kind: 'drawing' }, text: plain(element, ground), element }]);
  return new Map([[kAtRoot, rootPiece(root)], ...found, ...drawn]);
}

const whole = differenceBy(piecesOf);

/** The drawing counts as one part, however many of its boxes were moved. */
export function changesOf(before: string, after: string): Changes | null {
  const found = whole(before, after);
  if (!found) return null;
  const elements = (parts: Part[]) => parts.filter(({ kind }) => kind !== 'drawing');
  const isMoved = [found.changed, found.added, found.removed].some((parts) => parts.some(({ kind }) => kind === 'drawing'));
  const drawing: Part[] = isMoved ? [{ id: kDrawing, name: '', kind: 'drawing' }] : [];
  return { changed: [...elements(found.changed), ...drawing], added: elements(found.added), removed: elements(found.removed) };
}

/** What stands before them in an element. */
const kHeads = ['documentation', 'extensionElements', 'incoming', 'outgoing'];
const kEnds = ['sourceRef', 'targetRef', 'attachedToRef'];

/** Every way and every event at a task has its ends; each node names its ways again. */
function isWhole(root: Element): boolean {
  const parts = partsIn(root);
  const ids = new Set(parts.map(idOf));
  if (parts.some((part) => kEnds.some((end) => part.hasAttribute(end) && !ids.has(part.getAttribute(end) ?? '')))) return false;
  const byId = new Map(parts.map((part) => [idOf(part), part]));
  for (const part of parts) if (!ids.has(part.getAttribute('default') ?? '')) part.removeAttribute('default');
  for (const part of parts) for (const child of [...part.children]) if (['incoming', 'outgoing'].includes(child.localName)) child.remove();
  for (const way of parts.filter(({ localName }) => localName === 'sequenceFlow')) {
    for (const [end, tag] of [['sourceRef', 'outgoing'], ['targetRef', 'incoming']] as const) {
      const node = byId.get(way.getAttribute(end) ?? '')!;
      const echo = node.ownerDocument.createElementNS(node.namespaceURI, node.prefix ? `${node.prefix}:${tag}` : tag);
      echo.textContent = idOf(way);
      node.insertBefore(echo, [...node.children].find(({ localName }) => !kHeads.includes(localName)) ?? null);
    }
  }
  return true;
}

/**
 * Theirs with what `mine` changed against `base`, element by element with its place on the sheet. Null when one of the
 * three cannot be read, or when a way would lead to what the other took away.
 */
export function merged(base: string, mine: string, theirs: string): string | null {
  const changes = whole(base, mine);
  const [own, root] = [read(mine), read(theirs)];
  if (!changes || !own || !root) return null;
  const [my, their] = [piecesOf(own), piecesOf(root)];
  const place = (piece: Piece) => {
    const holder = piece.element!.parentElement!;
    if (holder.localName === 'definitions') return root;
    const alike = [...root.getElementsByTagName('*')].filter(({ localName }) => localName === holder.localName);
    return alike.find((one) => idOf(one) === idOf(holder)) ?? alike.find(({ localName }) => localName === 'BPMNPlane') ?? null;
  };
  for (const { id, kind } of [...changes.changed, ...changes.added]) {
    if (kind === 'model') {
      copyOfRoot(own, root);
      continue;
    }
    const piece = my.get(id)!;
    const copy = root.ownerDocument.importNode(piece.element!, true);
    const old = their.get(id)?.element;
    const holder = old?.parentElement ?? place(piece);
    if (!holder) return null;
    // What a sub-process holds is told by itself.
    for (const inner of partsIn(copy)) inner.remove();
    if (old) copy.append(...[...old.children].filter(isPart));
    if (old) old.replaceWith(copy);
    else holder.insertBefore(copy, holder === root ? root.firstElementChild : null);
  }
  for (const { id } of changes.removed) their.get(id)?.element?.remove();
  return isWhole(root) ? written(root) : null;
}

/** What a reader of the difference is told, in the order of the new text. */
export interface Difference { added: Part[]; changed: Part[]; removed: Part[]; isMoved: boolean }
export function differenceOf(before: string, after: string): Difference | null {
  const found = changesOf(before, after);
  const only = (parts: Part[]) => parts.filter(({ kind }) => kind === 'element');
  return found && { added: only(found.added), changed: only(found.changed), removed: only(found.removed), isMoved: touched(found).length < found.changed.length + found.added.length + found.removed.length };
}

// What differs between two decision models: a part is a decision, an input, or the drawing as a whole.
import { copyOfRoot, differenceBy, kAtRoot, plain, read, rootPiece, written, type Pieces } from '../../../models/pieces';

const kDrawing = 'DMNDI';

function piecesOf(root: Element): Pieces {
  const found: Pieces = new Map([[kAtRoot, rootPiece(root)]]);
  for (const element of root.children) {
    const isDrawing = element.localName === kDrawing;
    const id = isDrawing ? kDrawing : element.getAttribute('id') ?? `${element.localName} ${element.getAttribute('name') ?? ''}`;
    const name = element.getAttribute('name') ?? element.getAttribute('label') ?? id;
    found.set(id, { part: { id, name, kind: isDrawing ? 'drawing' : 'element' }, text: plain(element), element });
  }
  return found;
}

export const changesOf = differenceBy(piecesOf);

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
      copyOfRoot(own, root);
      continue;
    }
    const copy = document.importNode(my.get(id)!.element!, true);
    const place = their.get(id)?.element;
    if (place) place.replaceWith(copy);
    else root.insertBefore(copy, drawing);
  }
  for (const { id } of changes.removed) their.get(id)?.element?.remove();
  return written(root);
}

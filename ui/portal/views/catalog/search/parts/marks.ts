export interface Piece { text: string; hit: boolean }

/** Cuts `text` at the words that were found, so that they can be marked; longer words win. */
export function piecesOf(text: string, words: string[]): Piece[] {
  const wanted = [...new Set(words.filter((word) => word.length > 0))].sort((a, b) => b.length - a.length);
  if (!wanted.length) return [{ text, hit: false }];
  const escaped = wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`, 'i')).map((part, index) => ({ text: part, hit: index % 2 === 1 }))
    .filter((piece) => piece.text.length > 0);
}

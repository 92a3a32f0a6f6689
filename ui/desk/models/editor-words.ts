// The words of dmn-js in the reader's language. Most of them the library asks for; what it writes without asking is
// translated where it stands, but never what somebody wrote in a cell.
export type Words = Record<string, string>;
type Blanks = Record<string, string>;

/** The library's `translate`: a text that has no translation stays as it is. */
export function translator(words: Words): (text: string, blanks?: Blanks) => string {
  return (text, blanks = {}) => (words[text] ?? text).replace(/{([^}]+)}/g, (whole, name: string) => blanks[name] ?? blanks[name.trim()] ?? whole);
}

const kUnasked = '.element-variable > h2, h4.dms-heading, th .input-variable, th .output-variable, .remove[title], [role=menu][aria-label], .cm-tooltip [aria-label], .cm-diagnosticText';
const kNamed = ['title', 'aria-label'];
/** What the checker of the expression editor says, without the names of its grammar. */
const kSyntax: [RegExp, string][] = [[/^Unrecognized token\b.*/, 'Unrecognized token'], [/^Incomplete <.*/, 'Incomplete']];

/** What the library wrote itself, in words; undefined where it is no word of the library. */
export function said(text: string, words: Words): string | undefined {
  const plain = text.trim();
  const found = kSyntax.find(([pattern]) => pattern.test(plain))?.[1] ?? plain;
  return words[found];
}

function translateHere(element: Element, words: Words): void {
  for (const name of kNamed) {
    const own = element.getAttribute(name);
    const told = own && said(own, words);
    if (told && told !== own) element.setAttribute(name, told);
  }
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || !node.textContent) continue;
    const told = said(node.textContent, words);
    if (told && told !== node.textContent) node.textContent = told;
  }
}

/** Parts of the editor that a screen reader could not name, or that call themselves what they are not. */
function mend(box: ParentNode, words: Words): void {
  box.querySelectorAll(kUnasked).forEach((element) => translateHere(element, words));
  // Types are typed as the file has them; their words stand beside them.
  box.querySelectorAll<HTMLInputElement>('.type-ref-edit-select input, .variable-type-select input, .dms-type-ref-select input').forEach((input) => {
    const told = words[input.value] ?? '';
    if (input.parentElement!.dataset.said !== told) input.parentElement!.dataset.said = told === input.value ? '' : told;
  });
  box.querySelectorAll('h3.decision-name:not([aria-level]), h3.element-name:not([aria-level])').forEach((element) => element.setAttribute('aria-level', '2'));
  // The corner of a table is empty, so it heads nothing.
  box.querySelectorAll('th.index-column:not([role])').forEach((element) => element.setAttribute('role', 'cell'));
  // A table is scrolled with the arrow keys too, also where it has no cell to write in.
  box.querySelectorAll<HTMLElement>('.tjs-table-container').forEach((element) => {
    if (!element.hasAttribute('tabindex')) element.tabIndex = 0;
  });
}

/** A cell that holds only "-" (any value) is written over by the first key, not into; "-5" can still be typed. */
function overwriting(): { focus: (event: Event) => void; press: (event: KeyboardEvent) => void } {
  let fresh: EventTarget | null = null;
  return {
    focus: ({ target }) => { fresh = target; },
    press: ({ target, key, ctrlKey, metaKey, altKey }) => {
      const isFirst = target === fresh;
      fresh = null;
      const isText = (key.length === 1 || key === 'Process') && !ctrlKey && !metaKey && !altKey;
      if (isFirst && isText && target instanceof HTMLElement && target.isContentEditable && target.textContent?.trim() === '-') getSelection()?.selectAllChildren(target);
    },
  };
}

/** Keeps a part of the page in the reader's words as the library redraws it. */
export function keepWords(box: HTMLElement, words: Words): () => void {
  const watcher = new MutationObserver(() => mend(box, words));
  watcher.observe(box, { childList: true, subtree: true, characterData: true });
  const again = () => mend(box, words);
  box.addEventListener('input', again);
  const over = overwriting();
  box.addEventListener('focusin', over.focus, true); // the library stops both on their way up
  box.addEventListener('keydown', over.press, true);
  again();
  return () => {
    watcher.disconnect();
    box.removeEventListener('input', again);
    box.removeEventListener('focusin', over.focus, true);
    box.removeEventListener('keydown', over.press, true);
  };
}

import { onBeforeUnmount, onMounted } from 'vue';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

/** Whether a key belongs to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const kPressed = 'a[href], button, summary, label, input';

/** Finds what a key means here; nothing while typing, in a dialog, or with Ctrl, Alt or Meta. */
export function meaning(event: KeyboardEvent, keys: KeyMap, dialogOpen: boolean): KeyMap[string] | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return undefined;
  if (dialogOpen || isTyping(event.target)) return undefined;
  // Enter on something that can be pressed presses it.
  if (event.key === 'Enter' && event.target instanceof Element && event.target.matches(kPressed)) return undefined;
  return keys[event.key] ?? keys[event.key.toLowerCase()];
}

/** Closed dialogs stay in the page, hidden. */
export function isDialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]')]
    .some((dialog) => dialog.closest<HTMLElement>('.el-overlay')?.style.display !== 'none');
}

/** Single keys of a page; gone with the page. */
export function useKeys(keys: KeyMap): void {
  const press = (event: KeyboardEvent) => {
    const act = meaning(event, keys, isDialogOpen());
    if (!act) return;
    event.preventDefault();
    act(event);
  };
  onMounted(() => addEventListener('keydown', press));
  onBeforeUnmount(() => removeEventListener('keydown', press));
}

// What was typed into a form and is not yet saved online: kept on this machine, so that it survives a closed window, a
// lost network and an ended session.
import type { FormData } from '@shared/api/types';

const keyOf = (number: string) => `tb.draft.${number}`;

/** What is kept of the case's form, or null. */
export function kept(number: string): FormData | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(number)) ?? 'null') as FormData | null;
  } catch {
    return null;
  }
}
/** Keeps the form; null forgets it. */
export function keep(number: string, form: FormData | null): void {
  try {
    if (form) localStorage.setItem(keyOf(number), JSON.stringify(form));
    else localStorage.removeItem(keyOf(number));
  } catch { /* no room or a private window: the words stay on the page */ }
}

// What was typed into a form and is not yet saved online: kept on this machine, so that it survives a closed window, a
// lost network and an ended session.
import type { FormData } from '@shared/api/types';

const keyOf = (number: string) => `tb.draft.${number}`;

/** A form as it was typed, and the form online that the typing began with. */
export interface Kept { form: FormData; base: FormData }

/** What is kept of the case's form, or null. */
export function kept(number: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(number)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}
/** Keeps the form on this machine. */
export function keep(number: string, form: FormData, base: FormData): void {
  try {
    localStorage.setItem(keyOf(number), JSON.stringify({ form, base } satisfies Kept));
  } catch { /* no room or a private window: the words stay on the page */ }
}
/** Forgets what was kept: it is saved online. */
export function forget(number: string): void {
  try {
    localStorage.removeItem(keyOf(number));
  } catch { /* a private window: nothing was kept */ }
}

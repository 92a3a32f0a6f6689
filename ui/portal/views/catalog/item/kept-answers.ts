// Answers to the questions of a guide: kept for this window only, so that a login on the way to the application, or a
// look at another page, loses none. Others who use this machine later find nothing.
import type { FormData } from '@shared/api/types';

const keyOf = (code: string) => `tb.answers.${code}`;

/** What was answered to the item's questions in this window. */
export function keptAnswers(code: string): FormData {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(code)) ?? '{}') as FormData;
  } catch {
    return {};
  }
}
/** Keeps the answers; none at all: forgets them. */
export function keepAnswers(code: string, answers: FormData): void {
  try {
    if (Object.keys(answers).length) sessionStorage.setItem(keyOf(code), JSON.stringify(answers));
    else sessionStorage.removeItem(keyOf(code));
  } catch { /* no room or a private window: the answers stay on the page */ }
}

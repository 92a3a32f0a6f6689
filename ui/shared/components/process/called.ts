// What a drawing calls is put in its place when it runs: "call.step" is a step of what is called, and the drawing shows the call.
import type { Where } from './drawing';

/** The element of the drawing that shows `id`: itself, or the call around it. */
export function shownAt(drawn: ReadonlySet<string>, id: string): string {
  for (let at = id; ; at = at.slice(0, at.lastIndexOf('.'))) {
    if (drawn.has(at)) return at;
    if (!at.includes('.')) return id;
  }
}

/** Where a case is, by elements of the drawing alone. */
export function onDrawing(where: Where, drawn: ReadonlySet<string>): Where {
  const all = (ids: string[]) => [...new Set(ids.map((id) => shownAt(drawn, id)))];
  const history = where.history && {
    ...where.history,
    steps: where.history.steps.map((one) => ({ ...one, element: shownAt(drawn, one.element) })),
    events: where.history.events.map((one) => (one.element ? { ...one, element: shownAt(drawn, one.element) } : one)),
  };
  return { ...where, active: all(where.active), done: all(where.done), history };
}

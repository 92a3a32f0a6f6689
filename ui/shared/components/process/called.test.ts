import { expect, it } from 'vitest';
import { onDrawing, shownAt } from './called';

const drawn = new Set(['accept', 'call', 'odd.id']);

it('a step of a called process is shown at its call', () => {
  expect(shownAt(drawn, 'call.look')).toBe('call');
  expect(shownAt(drawn, 'call.deep.look')).toBe('call');
});
it('what the drawing has stays, also with a dot in its id, and what it lacks is left as it is', () => {
  expect(shownAt(drawn, 'accept')).toBe('accept');
  expect(shownAt(drawn, 'odd.id')).toBe('odd.id');
  expect(shownAt(drawn, 'gone')).toBe('gone');
});
it('a case inside a call stands at the call, once', () => {
  const seen = onDrawing({ active: ['call.a', 'call.b'], done: ['accept'] }, drawn);
  expect(seen.active).toEqual(['call']);
  expect(seen.done).toEqual(['accept']);
});

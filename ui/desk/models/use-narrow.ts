import { onBeforeUnmount, ref } from 'vue';

const kHand = '(max-width: 760px)';

/** Whether the page is held in a hand: then parts of a room come one at a time under the drawing, not beside it. */
export function useNarrow() {
  const asked = matchMedia(kHand);
  const narrow = ref(asked.matches);
  const update = () => { narrow.value = asked.matches; };
  asked.addEventListener('change', update);
  onBeforeUnmount(() => asked.removeEventListener('change', update));
  return narrow;
}

import { nextTick, onMounted } from 'vue';
import { isTyping } from './use-keys';

/** A dialog takes the focus itself when it has opened; then the hands may land elsewhere. */
const kAfterOpening = 60;

/** Where the hands land in a dialog that has just opened. Whoever types already is left where he is. */
export function useFirstFocus(place: () => HTMLElement | null | undefined): void {
  onMounted(async () => {
    await nextTick();
    setTimeout(() => {
      const [goal, held] = [place(), document.activeElement];
      const types = isTyping(held) && goal?.closest('[role=dialog]')?.contains(held);
      if (!types) goal?.focus();
    }, kAfterOpening);
  });
}

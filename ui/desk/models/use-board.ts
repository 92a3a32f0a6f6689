import { nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Language } from '@shared/format';
import { wordsOf } from '@shared/i18n';
import type { Words } from './editor-words';

/** An editor of a library in a box of the page. */
export interface BoardEditor {
  xml(): Promise<string>;
  can(): { undo: boolean; redo: boolean };
  undo(): void;
  redo(): void;
  fit(): void;
  close(): void;
}
export interface BoardHooks { changed: () => void; moved: () => void }
interface Shown { xml: string; edition: number; editable: boolean }

/**
 * Keeps an editor over a text. `edition` changes when the text was put there by something else than the editor: then it
 * is opened anew. `look` is called when what the editor shows may have changed.
 */
export function useBoard<E extends BoardEditor>(box: Ref<HTMLElement | null>, shown: Readonly<Shown>, vocabulary: string, how: {
  open: (box: HTMLElement, words: Words, hooks: BoardHooks) => Promise<E>;
  opened?: (editor: E) => unknown;
  look: (editor: E) => void;
  edited: (xml: string) => void;
  failed?: () => void;
}) {
  const { locale } = useI18n();
  const editor = shallowRef<E | null>(null);
  const can = ref({ undo: false, redo: false });
  const busy = ref(true);
  const failure = ref<'' | 'offline' | 'unread'>('');
  let turn = 0;
  let writing: Promise<void> = Promise.resolve();

  function look(): void {
    const now = editor.value;
    if (!now) return;
    can.value = now.can();
    how.look(now);
  }
  /** One writing at a time, so that an older text never comes after a newer one. */
  function changed(): void {
    look();
    const [now, mine] = [editor.value, turn];
    writing = writing.then(async () => {
      const xml = await now?.xml();
      if (xml && mine === turn) how.edited(xml);
    });
  }
  async function start(): Promise<void> {
    const mine = ++turn;
    busy.value = true;
    failure.value = '';
    editor.value?.close();
    editor.value = null;
    try {
      const words = await wordsOf(vocabulary, locale.value as Language);
      await nextTick();
      if (mine !== turn || !box.value) return;
      const opened = await how.open(box.value, words, { changed, moved: look });
      if (mine !== turn) return opened.close();
      editor.value = opened;
      await how.opened?.(opened);
      look();
    } catch (problem) {
      if (mine !== turn) return;
      const isAway = navigator.onLine === false || /dynamically imported|Failed to fetch/i.test(String(problem));
      failure.value = isAway ? 'offline' : 'unread';
      how.failed?.();
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  const watcher = new ResizeObserver(() => editor.value?.fit());
  watch([() => shown.edition, () => shown.editable, locale], () => void start());
  onMounted(() => { void start(); if (box.value) watcher.observe(box.value); });
  onBeforeUnmount(() => { ++turn; watcher.disconnect(); editor.value?.close(); });
  return { editor, can, busy, failure, start, look };
}

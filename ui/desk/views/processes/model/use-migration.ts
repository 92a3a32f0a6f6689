import { computed, onBeforeUnmount, reactive, ref, shallowRef } from 'vue';
import { models, type NotMoved, type ProcessDrawing } from '@shared/api/processes';
import { nodesOf } from '../../../models/nodes';
import { useSend } from '../../../parts/use-send';
import { guessOf, renamesOf } from './renames';

const kMostShown = 100;
interface Found { looked: number; movable: number; stuck: NotMoved[]; behind: number }

/** Running cases of `before` on the version `after`: tried first, then moved page by page. */
export function useMigration(key: string, before: ProcessDrawing, after: ProcessDrawing) {
  const old = nodesOf(before.xml);
  const renames = renamesOf(before.xml, after.xml);
  const chosen = reactive<Record<string, string>>(Object.fromEntries(renames.map((one) => [one.from.id, guessOf(one, old)])));
  const reason = ref('');
  const tried = shallowRef<Found | null>(null);
  const moved = shallowRef<Found | null>(null);
  const progress = ref(0);
  const triedWith = ref('');
  const { sending, failure, sendOnce } = useSend();
  const control = new AbortController();

  const mapping = computed(() => Object.entries(chosen).filter(([, to]) => to !== '').map(([from, to]) => ({ from, to })));
  /** The choices changed since it was tried. */
  const isStale = computed(() => tried.value !== null && triedWith.value !== JSON.stringify(mapping.value));

  async function walk(dry: boolean): Promise<Found> {
    const found: Found = { looked: 0, movable: 0, stuck: [], behind: 0 };
    let cursor = '';
    progress.value = 0;
    do {
      const page = await models.move(key, { from: before.version, to: after.version, mapping: mapping.value, reason: reason.value.trim(), dry_run: dry, cursor }, control.signal);
      found.looked += page.looked;
      found.movable += page.movable;
      found.behind += page.stuck.length;
      found.stuck = [...found.stuck, ...page.stuck].slice(0, kMostShown);
      progress.value = found.looked;
      cursor = page.next ?? '';
    } while (cursor);
    return found;
  }
  const attempt = () => sendOnce(async () => {
    tried.value = await walk(true);
    triedWith.value = JSON.stringify(mapping.value);
  });
  const move = () => sendOnce(async () => { moved.value = await walk(false); });
  onBeforeUnmount(() => control.abort());
  return { old, renames, chosen, reason, tried, moved, progress, isStale, sending, failure, attempt, move };
}

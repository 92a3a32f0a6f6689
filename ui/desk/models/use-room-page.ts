import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router';
import { timeWords } from '@shared/format';
import { useSaid } from '@shared/said';
import { useShell } from '../layouts/use-shell';
import type { Answer, Model, Room } from './room';
import { useModel } from './use-model';
import { useRoomWords } from './use-room-words';

/** The page of one model: what is asked before edits are published, replaced, thrown away or left behind. */
export function useRoomPage<A extends Answer, M extends Model & A>(room: Room<A, M>) {
  const { t } = useI18n();
  const { w } = useRoomWords(room);
  const route = useRoute();
  const router = useRouter();
  const shell = useShell();
  const said = useSaid();
  const key = computed(() => String(route.params.key ?? ''));
  const version = computed(() => Number(route.query.version) || 0);
  const open = useModel(room, key, version, (at) => { shell.savedAt.value = at ? timeWords(at) : ''; });
  const { model, isChanged, conflict } = open;
  const chosen = ref('');
  const done = ref('');
  const uploaded = ref('');
  const note = ref('');
  const asking = ref<'' | 'publish' | 'discard' | 'base' | 'leave'>('');
  /** The two texts could not be put together. */
  const isApart = ref(false);
  let leaving: ((go: boolean) => void) | undefined;

  watch(() => model.value?.name, (name) => { document.title = `${said.zh(name) || w('title')} - ${t('desk.title')}`; }, { immediate: true });
  watch(conflict, (met) => { isApart.value = false; if (met) asking.value = ''; });
  watch(key, () => { chosen.value = done.value = uploaded.value = note.value = ''; });

  function published(): void {
    asking.value = uploaded.value = note.value = '';
    const { version: n, key: known } = model.value!;
    done.value = n === 1 ? w('begin.done', { key: known }) : w('publish.done', { n });
  }
  /** An old version as the text of the next one. */
  async function takeAsBase(): Promise<void> {
    const old = model.value;
    if (!old) return;
    asking.value = '';
    await router.push({ name: room.page, params: { key: old.key } });
    const stop = watch(model, (now) => {
      if (!now || now.version === old.version) return;
      stop();
      open.take(old.xml, old.version);
    }, { immediate: true });
  }
  function askBase(): void {
    const old = model.value;
    if (old && room.drafts.of(old.key).some(({ on }) => on === old.newest)) asking.value = 'base';
    else void takeAsBase();
  }
  function taken(xml: string, name: string): void {
    open.take(xml, model.value!.version);
    uploaded.value = name;
  }
  function discard(): void {
    asking.value = uploaded.value = '';
    const wasNew = open.isNew.value;
    open.discard();
    if (wasNew) void router.push({ name: room.list });
  }
  function merge(): void {
    isApart.value = !open.mergeIn();
    if (!isApart.value) done.value = w('conflict.merged', { n: model.value?.version ?? 0 });
  }
  async function look(): Promise<void> {
    conflict.value = null;
    await open.load(); // my edits stay behind on the older version, and are offered
  }
  onBeforeRouteLeave((to) => {
    if (!isChanged.value || to.name === 'login') return true;
    asking.value = 'leave';
    return new Promise<boolean>((resolve) => { leaving = resolve; });
  });
  function answer(isLeaving: boolean): void {
    asking.value = '';
    leaving?.(isLeaving);
  }
  const hold = (event: BeforeUnloadEvent) => { if (isChanged.value) event.preventDefault(); };
  onMounted(() => addEventListener('beforeunload', hold));
  onBeforeUnmount(() => { removeEventListener('beforeunload', hold); open.leave(); shell.savedAt.value = ''; });
  return { open, chosen, done, uploaded, note, asking, isApart, published, takeAsBase, askBase, taken, discard, merge, look, answer };
}
export type RoomPage<A extends Answer = Answer, M extends Model & A = Model & A> = ReturnType<typeof useRoomPage<A, M>>;

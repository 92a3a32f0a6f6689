import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiError, isApiError, newKey } from '@shared/request';
import type { Kept } from './drafts';
import { isSame, touched, type Changes, type Part } from './pieces';
import type { Answer, Model, Room } from './room';

const kPause = 400;
const kNone: Changes = { changed: [], added: [], removed: [] };
const asError = (failure: unknown) => (isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' }));

/** What somebody published while this was edited, and what each of the two changed. */
export interface Conflict<M extends Model = Model> { now: M; theirs: Part[]; mine: Part[]; both: Part[] }

/**
 * One model in one version, the text that is edited over it, and how it becomes a new version. `onSaved` is told when
 * the text was put away on this machine, or '' when nothing is edited any more.
 */
export function useModel<A extends Answer, M extends Model & A>(room: Room<A, M>, key: Ref<string>, version: Ref<number>, onSaved: (at: string) => void) {
  const { api, drafts } = room;
  const model = shallowRef<M | null>(null);
  const error = shallowRef<ApiError | null>(null);
  const busy = ref(false);
  /** The text as it stands; `edition` counts when it was put there by something else than the editor. */
  const xml = ref('');
  const edition = ref(0);
  const from = ref(0);
  const restored = ref('');
  const isKept = ref(true);
  const stale = shallowRef<Kept[]>([]);
  const changes = shallowRef<Changes | null>(null);
  const conflict = shallowRef<Conflict<M> | null>(null);
  const sendKey = ref(newKey());
  let turn = 0;
  let control: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mayPublish = computed(() => model.value?.may.includes('publish') ?? false);
  const isNewest = computed(() => model.value !== null && model.value.version === model.value.newest);
  /** Nobody has published it: all of it is an edit. */
  const isNew = computed(() => model.value?.version === 0);
  const mayEdit = computed(() => mayPublish.value && isNewest.value);
  const isChanged = computed(() => mayEdit.value && (isNew.value || (xml.value !== (model.value?.xml ?? '') && !isSame(changes.value))));

  function put(text: string, begun: number): void {
    xml.value = text;
    from.value = begun;
    edition.value += 1;
    changes.value = model.value && text !== model.value.xml ? room.changesOf(model.value.xml, text) : kNone;
  }
  function keep(): void {
    clearTimeout(timer);
    timer = undefined;
    const found = model.value;
    if (!found || !mayEdit.value) return;
    if (!isChanged.value) {
      drafts.drop(found.key, found.version);
      isKept.value = true;
      return onSaved('');
    }
    const at = new Date().toISOString();
    isKept.value = drafts.keep(found.key, found.version, { xml: xml.value, from: from.value, saved_at: at });
    onSaved(isKept.value ? at : '');
    sendKey.value = newKey();
  }
  /** The editor's text after an edit. */
  function edited(text: string): void {
    if (!model.value || !mayEdit.value || text === xml.value) return;
    xml.value = text;
    changes.value = room.changesOf(model.value.xml, text);
    clearTimeout(timer);
    timer = setTimeout(keep, kPause);
  }
  function show(found: M): void {
    model.value = found;
    restored.value = '';
    isKept.value = true;
    const draft = mayEdit.value ? drafts.read(found.key, found.version) : null;
    put(draft?.xml ?? found.xml, draft?.from ?? found.version);
    if (draft && isChanged.value) restored.value = draft.saved_at;
    stale.value = mayPublish.value ? drafts.of(found.key).filter(({ on }) => on < found.newest) : [];
    onSaved(restored.value);
  }
  async function load(): Promise<void> {
    if (timer) keep();
    const mine = ++turn;
    control?.abort();
    control = new AbortController();
    busy.value = true;
    error.value = null;
    try {
      const found = await api.one(key.value, version.value || undefined, control.signal);
      if (mine === turn) show(found);
    } catch (failure) {
      if (mine !== turn) return;
      error.value = asError(failure);
      model.value = null;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  /** Puts another text over the newest version: of a file, of an older version, of edits that were left behind. */
  function take(text: string, begun: number): void {
    put(text, begun);
    restored.value = '';
    keep();
  }
  function takeStale(left: Kept): void {
    take(left.xml, left.from);
    dropStale(left);
  }
  function dropStale(left: Kept): void {
    drafts.drop(key.value, left.on);
    stale.value = stale.value.filter(({ on }) => on !== left.on);
  }
  function discard(): void {
    if (!model.value) return;
    if (isNew.value) return forget(model.value.key);
    take(model.value.xml, model.value.version);
  }
  function forget(known: string): void {
    clearTimeout(timer);
    timer = undefined;
    drafts.drop(known, 0);
    room.forget?.(known);
    model.value = null;
    onSaved('');
  }
  async function meet(): Promise<void> {
    const [before, now] = [model.value, await api.one(key.value)];
    if (!before) return;
    const [theirs, mine] = [touched(room.changesOf(before.xml, now.xml)), touched(changes.value)];
    conflict.value = { now, theirs, mine, both: mine.filter(({ id }) => theirs.some((one) => one.id === id)) };
  }
  /** Publishes once; true when it is done. What the dialog must show is thrown, a conflict stands in `conflict`. */
  async function publish(note: string, accepts: boolean): Promise<boolean> {
    const before = model.value;
    if (!before) return false;
    keep();
    try {
      const made = await api.publish(before.key, { xml: xml.value, based_on: before.newest, note, accept_warnings: accepts }, { key: sendKey.value });
      drafts.drop(before.key, before.version);
      show(made);
      return true;
    } catch (failure) {
      const problem = asError(failure);
      if (problem.status !== 0) sendKey.value = newKey();
      if (problem.code !== room.changedCode) throw problem;
      await meet();
      return false;
    }
  }
  /** My changes on top of what was published meanwhile; false when the two cannot be put together. */
  function mergeIn(): boolean {
    const [before, now] = [model.value, conflict.value?.now];
    const text = before && now ? room.merged(before.xml, xml.value, now.xml) : null;
    if (!before || !now || text === null) return false;
    drafts.drop(before.key, before.version);
    model.value = now;
    stale.value = stale.value.filter(({ on }) => on !== before.version);
    take(text, now.version);
    conflict.value = null;
    return true;
  }
  drafts.sweep(new Date());
  watch([key, version], () => void load(), { immediate: true });
  const leave = () => { if (timer) keep(); ++turn; control?.abort(); };
  return {
    room, model, error, busy, xml, edition, from, restored, isKept, stale, changes, conflict, mayPublish, mayEdit, isNewest, isNew, isChanged,
    load, edited, take, takeStale, dropStale, discard, publish, mergeIn, leave,
  };
}
export type OpenModel<A extends Answer = Answer, M extends Model & A = Model & A> = ReturnType<typeof useModel<A, M>>;

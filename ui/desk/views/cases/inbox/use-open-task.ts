import { computed, reactive, ref, shallowRef, watch, type Ref } from 'vue';
import { cases, items, tasks } from '@shared/api';
import type { Case, CaseState, Completion, Item, Task, TaskWithCase } from '@shared/api/types';
import { ApiError, isApiError, newKey } from '@shared/request';
import { dropDraft, emptyDraft, keepDraft, readDraft, type Draft } from './drafts';

const asError = (failure: unknown) => (isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' }));
/** Refusals that mean: the case went on without this decision. */
const kGoneOn = ['task.already_done', 'bpmn.task_gone', 'case.wrong_state', 'case.changed', 'hold.already_ended'];
export const hasGoneOn = (error: ApiError) => error.status === 404 || (error.status === 409 && kGoneOn.includes(error.code));

const guides = new Map<string, Promise<Item | null>>();

/** The guide of an item: titles of the form, law. It changes rarely, so one visit asks once. */
export function guideOf(code: string): Promise<Item | null> {
  let found = guides.get(code);
  if (!found) {
    found = items.one(code).catch(() => { guides.delete(code); return null; });
    guides.set(code, found);
  }
  return found;
}

export interface Stood { state: CaseState; state_name: string }
/** What somebody else has made of the case meanwhile. */
export interface Conflict { detail: string; before: Stood; now: Case | null; task: Task; words: string }

/** Why the reader may not decide, by code and as the server says it. */
export interface Refusal { code: string; words: string }
const refusalOf = (told: TaskWithCase): Refusal | null =>
  (told.refusal ? { code: told.refusal_code ?? '', words: told.refusal } : null);

function wordsOf(draft: Draft): string {
  const typed = [...Object.values(draft.comments), ...Object.values(draft.marks).map(({ why }) => why)];
  return typed.find((words) => words.trim() !== '')?.trim() ?? '';
}

/** The task that lies open, its case, its guide, and the words typed for it. */
export function useOpenTask(id: Ref<string>, onSaved: (at: string) => void) {
  const task = shallowRef<Task | null>(null);
  const found = shallowRef<Case | null>(null);
  const guide = shallowRef<Item | null>(null);
  const error = shallowRef<ApiError | null>(null);
  const conflict = shallowRef<Conflict | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const busy = ref(false);
  const sending = ref(false);
  const draft = reactive<Draft>(emptyDraft());
  const key = ref(newKey());
  let turn = 0;
  let control: AbortController | undefined;
  let draftOf = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function keep(): void {
    clearTimeout(timer);
    if (!draftOf) return;
    const at = new Date();
    draft.saved_at = at.toISOString();
    if (keepDraft(draftOf, { ...draft })) onSaved(draft.saved_at);
  }
  function takeDraft(task_id: string): void {
    if (timer) keep();
    timer = undefined;
    draftOf = '';
    Object.assign(draft, emptyDraft(), readDraft(task_id));
    draftOf = task_id;
    key.value = newKey();
  }
  watch(() => JSON.stringify([draft.comments, draft.ground, draft.marks]), (now, before) => {
    if (!draftOf || now === before) return;
    clearTimeout(timer);
    timer = setTimeout(() => { timer = undefined; keep(); }, 400);
  }, { flush: 'sync' });

  function show(case_: Case): void {
    found.value = case_;
    if (guide.value?.code !== case_.item.code) {
      guide.value = null;
      void guideOf(case_.item.code).then((one) => { if (found.value?.item.code === case_.item.code) guide.value = one; });
    }
  }
  async function load(): Promise<void> {
    const mine = ++turn;
    control?.abort();
    if (!id.value) {
      task.value = found.value = null;
      error.value = null;
      return;
    }
    control = new AbortController();
    busy.value = true;
    error.value = null;
    if (draftOf !== id.value) takeDraft(id.value);
    try {
      const told = await tasks.one(id.value, control.signal);
      if (mine !== turn) return;
      task.value = told.task;
      refusal.value = refusalOf(told);
      show(told.case);
    } catch (failure) {
      if (mine !== turn) return;
      error.value = asError(failure);
      task.value = found.value = null;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  async function meet(failure: ApiError, of: Task, before: Stood): Promise<void> {
    const now = await cases.one(of.case_number).catch(() => null);
    conflict.value = { detail: failure.detail, before, now, task: of, words: wordsOf(draft) };
    if (now) show(now);
  }
  /** Looks whether the case went on by itself: what changed is shown, and a step that is gone is said. */
  async function look(): Promise<void> {
    const [of, mine, before] = [task.value, turn, found.value];
    if (!of || !before || sending.value || conflict.value || busy.value) return;
    const told = await tasks.one(of.id).catch(() => null);
    if (!told || mine !== turn || sending.value || told.case.version === before.version) return;
    refusal.value = refusalOf(told);
    show(told.case);
    if (!told.case.tasks.some(({ id: open }) => open === of.id)) {
      conflict.value = { detail: '', before, now: told.case, task: of, words: wordsOf(draft) };
    }
  }
  /** Sends a decision once; the same key is used until it is answered. Throws what the dialog must show. */
  async function complete(body: Completion): Promise<Case | null> {
    const [of, before] = [task.value, found.value];
    if (!of || !before || sending.value) return null;
    sending.value = true;
    try {
      const done = await tasks.complete(of.id, body, { key: key.value });
      clearTimeout(timer);
      timer = undefined;
      dropDraft(of.id);
      draftOf = '';
      return done;
    } catch (failure) {
      const problem = asError(failure);
      if (!hasGoneOn(problem)) {
        if (problem.status !== 0) key.value = newKey();
        throw problem;
      }
      await meet(problem, of, before);
      return null;
    } finally {
      sending.value = false;
    }
  }
  const isOpen = computed(() => id.value !== '');
  return { task, found, guide, refusal, error, conflict, busy, sending, draft, isOpen, load, look, show, complete, keep };
}

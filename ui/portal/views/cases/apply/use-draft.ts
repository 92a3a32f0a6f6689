import { onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue';
import { cases, items } from '@shared/api';
import type { Case, FormData, Item, JsonSchema } from '@shared/api/types';
import { withoutEmpty } from '@shared/components/form';
import { ApiError, isApiError } from '@shared/request';
import { useSession } from '@shared/stores/session';
import { keep, kept } from '../../../parts/kept-form';

export type Saving = 'saved' | 'saving' | 'local' | 'conflict';
const kPause = 800;
const kAgain = 10_000;
/** Fields that want a number and hold words; the server would not store them, so they stay on this machine until mended. */
function wordsForNumbers(form: FormData, schema: JsonSchema | null | undefined): string[] {
  return Object.keys(form).filter((name) => /^(number|integer)$/.test(String(schema?.properties?.[name]?.type)) && typeof form[name] === 'string');
}

/** A draft that is always saved: on this machine at each key, online after a pause. Never loses a typed word. */
export function useDraft(number: string) {
  const session = useSession();
  const record = shallowRef<Case | null>(null);
  const item = shallowRef<Item | null>(null);
  const form = reactive<FormData>({});
  const saving = ref<Saving>('saved');
  const savedAt = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;
  let running: Promise<void> | null = null;
  let dirty = false;

  function take(next: Case): void {
    record.value = next;
    savedAt.value = next.updated_at ?? savedAt.value;
  }
  function fill(source: FormData): void {
    for (const name of Object.keys(form)) delete form[name];
    Object.assign(form, source);
  }
  /** Own data that the account knows in full; masked numbers are never sent back. */
  function prefill(): void {
    const own = session.user?.applicant;
    const known = item.value?.form_schema?.properties ?? {};
    const pairs: [string, string | null | undefined][] = [['applicant_name', own?.name], ['contact_address', own?.address]];
    for (const [name, value] of pairs) {
      if (!known[name] || !value || value.includes('*') || form[name]) continue;
      form[name] = value;
      dirty = true; // goes along with the first thing typed: to look at a draft changes nothing on the server
    }
  }
  function observe(): void {
    stop = watch(form, () => { dirty = true; keep(number, form); saving.value = saving.value === 'conflict' ? 'conflict' : 'saving'; plan(kPause); }, { deep: true });
  }
  async function load(signal: AbortSignal): Promise<Case> {
    stop?.();
    await session.load();
    const loaded = await cases.one(number, signal);
    item.value = await items.one(loaded.item.code, signal);
    take(loaded);
    const local = kept(number);
    fill({ ...loaded.form, ...local });
    if (loaded.may.includes('edit')) prefill();
    observe();
    if (local) plan(0);
    return loaded;
  }
  function plan(wait: number): void {
    clearTimeout(timer);
    if (saving.value !== 'conflict') timer = setTimeout(() => void flush(), wait);
  }
  async function send(): Promise<void> {
    const whole = withoutEmpty(JSON.parse(JSON.stringify(form)) as FormData) as FormData;
    const words = wordsForNumbers(whole, item.value?.form_schema);
    for (const name of words) delete whole[name];
    try {
      take(await cases.save(number, { form: whole }, record.value!.version));
      if (words.length) saving.value = 'local';
    } catch (error) {
      if (!isApiError(error) || error.status !== 422 || !error.fields.length) throw error;
      // One field that cannot be stored as typed must not hold back the others; it stays on this machine.
      for (const fault of error.fields) delete whole[fault.field.replace(/^form[./]/, '').split(/[./]/)[0] ?? ''];
      take(await cases.save(number, { form: whole }, record.value!.version));
      saving.value = 'local';
    }
  }
  async function once(): Promise<void> {
    dirty = false;
    saving.value = 'saving';
    try {
      await send();
      if (dirty) return plan(kPause);
      if ((saving.value as Saving) === 'local') return;
      keep(number, null);
      saving.value = 'saved';
    } catch (error) {
      dirty = true;
      if (!isApiError(error)) throw error;
      saving.value = error.conflict ? 'conflict' : 'local';
      if (error.offline || error.status >= 500) plan(kAgain);
    }
  }
  /** Saves what is not saved; later calls wait for the same answer. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (running) await running;
    if (!record.value || (!dirty && !kept(number))) return;
    running = once().finally(() => { running = null; });
    await running;
  }
  async function resolve(side: 'mine' | 'theirs'): Promise<void> {
    const latest = await cases.one(number);
    take(latest);
    if (side === 'theirs') { // nothing of this side is left to save
      stop?.();
      keep(number, null);
      fill(latest.form);
      dirty = false;
      saving.value = 'saved';
      return observe();
    }
    saving.value = 'saving';
    dirty = true;
    await flush();
  }
  /** Looks at the case again after its materials changed. */
  async function refresh(): Promise<void> {
    try {
      take(await cases.one(number));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
  const back = () => { if (saving.value === 'local') plan(0); };
  addEventListener('online', back);
  onBeforeUnmount(() => { removeEventListener('online', back); stop?.(); clearTimeout(timer); void flush(); });
  return { record, item, form, saving, savedAt, take, load, flush, resolve, refresh, forget: () => keep(number, null) };
}

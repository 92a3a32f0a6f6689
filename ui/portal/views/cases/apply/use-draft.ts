import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue';
import { cases, items } from '@shared/api';
import type { Case, FormData, Item, JsonSchema } from '@shared/api/types';
import { withoutEmpty } from '@shared/components/form';
import { ApiError, isApiError } from '@shared/request';
import { useSession } from '@shared/stores/session';
import { forget, keep, kept } from '../../../parts/kept-form';
import { differencesOf, merged, same, type Difference, type Side } from './differences';

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
  /** What another device made of the draft meanwhile, and the form that both began with. */
  const other = shallowRef<{ record: Case; base: FormData } | null>(null);
  const differences = computed<Difference[]>(() => (other.value ? differencesOf(item.value?.form_schema, other.value.base, form, other.value.record.form) : []));
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
    stop = watch(form, () => { dirty = true; keep(number, form, record.value?.form ?? {}); saving.value = saving.value === 'conflict' ? 'conflict' : 'saving'; plan(kPause); }, { deep: true });
  }
  async function load(signal: AbortSignal): Promise<Case> {
    stop?.();
    await session.load();
    const loaded = await cases.one(number, signal);
    item.value = await items.one(loaded.item.code, signal);
    take(loaded);
    const local = kept(number);
    fill(local?.form ?? loaded.form);
    if (loaded.may.includes('edit')) prefill();
    observe();
    if (local && !same(local.base, loaded.form)) await compare(loaded, local.base);
    else if (local) plan(0);
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
      forget(number);
      saving.value = 'saved';
    } catch (error) {
      dirty = true;
      if (!isApiError(error)) throw error;
      if (error.conflict) return compare();
      saving.value = 'local';
      if (error.offline || error.status >= 500) plan(kAgain);
    }
  }
  /** Another device was faster: what it changed is put beside what was typed here; nothing is overwritten unasked. */
  async function compare(latest?: Case, base: FormData = record.value?.form ?? {}): Promise<void> {
    saving.value = 'conflict';
    try {
      const found = latest ?? await cases.one(number);
      // Not the form moved on but the case around it, as when a paper came in: what was typed here stands.
      if (found.may.includes('edit') && same(found.form, base)) {
        take(found);
        saving.value = 'saving';
        return plan(0);
      }
      other.value = { record: found, base };
      if (!differences.value.length || !found.may.includes('edit')) settle(found, found.form);
    } catch (error) {
      if (!isApiError(error)) throw error;
      saving.value = 'local';
      plan(kAgain);
    }
  }
  /** Goes on from the other side's version with `next` in the form; saves it when it is not the same. */
  function settle(latest: Case, next: FormData): void {
    stop?.();
    take(latest);
    other.value = null;
    fill(next);
    dirty = !same(next, latest.form);
    saving.value = dirty ? 'saving' : 'saved';
    if (dirty) keep(number, form, latest.form);
    else forget(number);
    if (latest.may.includes('edit')) observe();
  }
  /** Saves what is not saved; later calls wait for the same answer. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (running) await running;
    if (!record.value || saving.value === 'conflict' || (!dirty && !kept(number))) return;
    running = once().finally(() => { running = null; });
    await running;
  }
  /** Ends the conflict with the side that was chosen of each field. */
  async function resolve(chosen: Record<string, Side>): Promise<void> {
    if (!other.value) return;
    settle(other.value.record, merged(differences.value, other.value.record.form, chosen));
    await flush();
  }
  /** Looks at the case again after its materials changed. */
  async function refresh(): Promise<void> {
    try {
      const found = await cases.one(number);
      // Another device may have typed meanwhile: its words are not taken for what was typed here.
      if (same(found.form, record.value?.form ?? {})) take(found);
      else if (dirty || running) record.value = { ...record.value!, materials: found.materials, missing: found.missing, unneeded: found.unneeded, advice: found.advice };
      else settle(found, found.form);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }
  const back = () => { if (saving.value === 'local') plan(0); };
  addEventListener('online', back);
  onBeforeUnmount(() => { removeEventListener('online', back); stop?.(); clearTimeout(timer); void flush(); });
  return { record, item, form, saving, savedAt, other, differences, take, load, flush, resolve, refresh, forget: () => forget(number) };
}

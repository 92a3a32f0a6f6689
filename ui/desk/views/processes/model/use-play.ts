import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import { models, type Played, type PlayStep, type ProcessFinding } from '@shared/api/processes';
import { ApiError, isApiError } from '@shared/request';
import type { OpenProcess } from './room';
import { give, upTo, valuesOf, type Given, type ValueKind } from './values';

const kBeat = 900;
interface Stop { step: PlayStep | null; played: Played }

/**
 * A case that exists only here, walked through the drawing as it stands. The server keeps nothing: it is told all
 * steps and values each time. `script`: the way of a finding, to be walked one step after the other.
 */
export function usePlay(open: OpenProcess) {
  const stops = shallowRef<Stop[]>([]);
  const script = shallowRef<ProcessFinding | null>(null);
  const busy = ref(false);
  const error = shallowRef<ApiError | null>(null);
  const isAuto = ref(false);
  const text = ref('');
  const given = shallowRef<Given[]>([]);
  let turn = 0;
  let beat: ReturnType<typeof setTimeout> | undefined;

  const now = computed(() => stops.value.at(-1)?.played ?? null);
  const steps = computed(() => stops.value.flatMap(({ step }) => (step ? [step] : [])));
  const isStale = computed(() => now.value !== null && text.value !== open.xml.value);
  const next = computed(() => script.value?.example[steps.value.length] ?? null);
  const isScriptDone = computed(() => script.value !== null && (next.value === null || (now.value?.stopped ?? '') !== ''));

  async function ask(asked: PlayStep[]): Promise<Played | null> {
    const key = open.model.value?.key;
    if (!key) return null;
    const mine = ++turn;
    busy.value = true;
    error.value = null;
    try {
      const played = await models.play(key, text.value, asked, script.value ? [] : valuesOf(given.value));
      return mine === turn ? played : null;
    } catch (failure) {
      if (mine === turn) error.value = isApiError(failure) ? failure : new ApiError({ status: 500, code: 'page' });
      return null;
    } finally {
      if (mine === turn) busy.value = false;
    }
  }
  async function start(): Promise<void> {
    pause();
    text.value = open.xml.value;
    given.value = upTo(given.value, 0);
    const played = await ask([]);
    if (played) stops.value = [{ step: null, played }];
  }
  async function go(step: PlayStep): Promise<void> {
    if (busy.value || !now.value) return;
    const played = await ask([...steps.value, step]);
    if (played) stops.value = [...stops.value, { step, played }];
  }
  function back(): void {
    pause();
    if (stops.value.length < 2 || busy.value) return;
    stops.value = stops.value.slice(0, -1);
    const before = given.value;
    given.value = upTo(before, steps.value.length);
    if (given.value.some((one, index) => one !== before[index])) void look();
  }
  /** What may happen next as it is now, with the values that are known. */
  async function look(): Promise<void> {
    const at = stops.value;
    const played = await ask(steps.value);
    if (played && stops.value === at && at.length) stops.value = [...at.slice(0, -1), { ...at.at(-1)!, played }];
  }
  async function know(name: string, kind: ValueKind, value: string): Promise<void> {
    given.value = give(given.value, { before: steps.value.length, name, kind, text: value });
    if (now.value && !isStale.value) await look();
  }
  /** The same steps through the drawing as it is now, as far as they can still be made. */
  async function again(): Promise<void> {
    pause();
    const asked = steps.value;
    text.value = open.xml.value;
    const first = await ask([]);
    if (!first) return;
    let all: Stop[] = [{ step: null, played: first }];
    const whole = asked.length ? await ask(asked) : null;
    const made = whole ? Math.min(whole.made, asked.length) : 0;
    for (const [index, step] of asked.slice(0, made).entries()) {
      const played = index + 1 === made && whole?.made === asked.length ? whole : await ask(asked.slice(0, index + 1));
      if (!played) return;
      all = [...all, { step, played }];
    }
    stops.value = all;
  }
  function end(): void {
    pause();
    ++turn;
    busy.value = false;
    stops.value = [];
    script.value = null;
    error.value = null;
  }
  async function show(finding: ProcessFinding): Promise<void> {
    end();
    script.value = finding;
    await start();
  }
  async function forward(): Promise<void> {
    if (next.value) await go(next.value);
  }
  function pause(): void {
    isAuto.value = false;
    clearTimeout(beat);
  }
  function auto(): void {
    clearTimeout(beat);
    if (!next.value || isScriptDone.value) return pause();
    isAuto.value = true;
    beat = setTimeout(() => void forward().then(() => { if (isAuto.value && !error.value) auto(); else pause(); }), kBeat);
  }
  watch(() => open.model.value?.key, () => { end(); given.value = []; });
  onBeforeUnmount(end);
  return { now, steps, stops, script, next, isScriptDone, busy, error, isAuto, isStale, given, start, go, back, again, end, know, show, forward, auto, pause };
}
export type Play = ReturnType<typeof usePlay>;

import { nextTick, onBeforeUnmount, onMounted, ref, shallowRef, useTemplateRef } from 'vue';
import { ApiError, isApiError } from '@shared/request';
import { openPages, type Drawing, type PageSource } from './page-source';

const kLeast = 0.25;
const kMost = 5;
const kMargin = 26;
const kThumbs = 40;

/** One paper on the table: its page, zoom and rotation. Starts at the width of the table. */
export function useViewer(url: string | undefined) {
  const canvas = useTemplateRef<HTMLCanvasElement>('canvas');
  const well = useTemplateRef<HTMLElement>('well');
  const thumbs = useTemplateRef<HTMLElement>('thumbs');
  const count = ref(0);
  const page = ref(1);
  const zoom = ref(1);
  const turn = ref(0);
  const state = ref<'none' | 'loading' | 'shown' | 'error'>(url ? 'loading' : 'none');
  const error = shallowRef<ApiError | null>(null);
  const control = new AbortController();
  let source: PageSource | null = null;
  let drawing: Drawing | null = null;
  let fitted = 0; // the zoom of the last fit: a paper that fits goes on fitting when the window changes

  function fail(failure: unknown): void {
    if (control.signal.aborted) return;
    error.value = isApiError(failure) ? failure : new ApiError({ status: 422, code: 'paper.unreadable' });
    state.value = 'error';
  }
  async function draw(): Promise<void> {
    const sheet = canvas.value;
    if (!source || !sheet) return;
    drawing?.cancel();
    await drawing?.done.catch(() => undefined);
    if (!source) return;
    const size = await source.size(page.value, turn.value);
    sheet.style.width = `${Math.round(size.width * zoom.value)}px`;
    sheet.style.height = `${Math.round(size.height * zoom.value)}px`;
    drawing = source.draw(page.value, sheet, zoom.value, turn.value);
    await drawing.done.catch(fail);
  }
  const bounded = (value: number) => Math.min(kMost, Math.max(kLeast, value));

  async function fit(): Promise<void> {
    if (!source || !well.value) return;
    const { width } = await source.size(page.value, turn.value);
    fitted = zoom.value = Math.min(2, bounded((well.value.clientWidth - kMargin) / width));
    await draw();
  }
  function zoomBy(factor: number): void {
    zoom.value = bounded(zoom.value * factor);
    void draw();
  }
  function rotate(): void {
    turn.value = (turn.value + 90) % 360;
    void fit();
  }
  function turnPage(by: number): void {
    const next = Math.min(count.value, Math.max(1, page.value + by));
    if (next === page.value) return;
    page.value = next;
    if (well.value) well.value.scrollTop = 0;
    void draw();
  }
  async function drawThumbs(): Promise<void> {
    for (const sheet of [...(thumbs.value?.querySelectorAll<HTMLCanvasElement>('canvas') ?? [])].slice(0, kThumbs)) {
      if (!source || control.signal.aborted) return;
      const number = Number(sheet.dataset.page);
      const { width } = await source.size(number, 0);
      await source.draw(number, sheet, 40 / width, 0).done.catch(() => undefined);
    }
  }
  async function load(): Promise<void> {
    if (!url) return;
    state.value = 'loading';
    try {
      source = await openPages(url, control.signal);
      if (control.signal.aborted) return source.close();
      count.value = source.count;
      state.value = 'shown';
      await nextTick();
      await fit();
      await drawThumbs();
    } catch (failure) {
      fail(failure);
    }
  }
  const resized = () => { if (zoom.value === fitted) void fit(); };
  onMounted(() => { void load(); addEventListener('resize', resized); });
  onBeforeUnmount(() => { removeEventListener('resize', resized); control.abort(); drawing?.cancel(); source?.close(); source = null; });
  return { canvas, well, thumbs, count, page, zoom, state, error, turnPage, zoomBy, fit, rotate, load };
}

// A paper as pages that can be drawn: a PDF through pdf.js, or one picture. Both draw on a canvas, so that zoom and
// rotation are the same for both.
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ApiError } from '@shared/request';

export interface Drawing { done: Promise<void>; cancel(): void }
export interface PageSource {
  count: number;
  /** Size of a page in CSS pixels at 100 %, as it lies after `turn` degrees. */
  size(page: number, turn: number): Promise<{ width: number; height: number }>;
  draw(page: number, canvas: HTMLCanvasElement, scale: number, turn: number): Drawing;
  close(): void;
}

/** CSS pixels of a PDF point at 100 %. */
const kPoint = 96 / 72;

async function pdfSource(bytes: ArrayBuffer): Promise<PageSource> {
  const [pdf, worker] = await Promise.all([
    import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?worker'),
  ]);
  pdf.GlobalWorkerOptions.workerPort ??= new worker.default();
  const file: PDFDocumentProxy = await pdf.getDocument({ data: bytes, isEvalSupported: false, verbosity: 0 }).promise;
  const turned = (rotate: number, turn: number) => (rotate + turn) % 360;
  return {
    count: file.numPages,
    async size(page, turn) {
      const one = await file.getPage(page);
      const { width, height } = one.getViewport({ scale: kPoint, rotation: turned(one.rotate, turn) });
      return { width, height };
    },
    draw(page, canvas, scale, turn) {
      let stop = () => undefined as void;
      let cancelled = false;
      const done = (async () => {
        const one = await file.getPage(page);
        if (cancelled) return;
        const ratio = globalThis.devicePixelRatio || 1;
        const viewport = one.getViewport({ scale: kPoint * scale * ratio, rotation: turned(one.rotate, turn) });
        canvas.width = Math.round(viewport.width);
        canvas.height = Math.round(viewport.height);
        const task = one.render({ canvasContext: canvas.getContext('2d')!, viewport });
        stop = () => task.cancel();
        await task.promise;
      })().catch((failure: unknown) => { if (!cancelled) throw failure; });
      return { done, cancel: () => { cancelled = true; stop(); } };
    },
    close: () => void file.destroy(),
  };
}

async function imageSource(bytes: Blob): Promise<PageSource> {
  const picture = await createImageBitmap(bytes);
  const flat = (turn: number) => turn % 180 === 0;
  return {
    count: 1,
    async size(_, turn) {
      return flat(turn) ? { width: picture.width, height: picture.height } : { width: picture.height, height: picture.width };
    },
    draw(_, canvas, scale, turn) {
      const [width, height] = [picture.width * scale, picture.height * scale];
      canvas.width = Math.max(1, Math.round(flat(turn) ? width : height));
      canvas.height = Math.max(1, Math.round(flat(turn) ? height : width));
      const pen = canvas.getContext('2d')!;
      pen.translate(canvas.width / 2, canvas.height / 2);
      pen.rotate((turn * Math.PI) / 180);
      pen.drawImage(picture, -width / 2, -height / 2, width, height);
      return { done: Promise.resolve(), cancel: () => undefined };
    },
    close: () => picture.close(),
  };
}

/** Fetches a paper of this session. Fails with ApiError. */
export async function openPages(url: string, signal: AbortSignal): Promise<PageSource> {
  const response = await fetch(url, { credentials: 'same-origin', signal }).catch((failure: unknown) => {
    if (signal.aborted) throw failure;
    throw new ApiError({ status: 0 });
  });
  if (!response.ok) throw new ApiError({ status: response.status });
  const bytes = await response.blob();
  return bytes.type.startsWith('image/') ? imageSource(bytes) : pdfSource(await bytes.arrayBuffer());
}

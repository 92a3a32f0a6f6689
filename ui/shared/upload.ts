// One file to the server with progress and a way to stop; fetch has no upload progress.
import { ApiError, headersFor, newKey, problemOf, urlOf } from './request';

export interface Upload<T> { done: Promise<T>; stop(): void }

/** `progress` gets bytes sent and bytes in all. The promise fails with ApiError; a stopped one with code `stopped`. */
export function upload<T>(path: string, fields: Record<string, string | File>,
                          progress: (sent: number, total: number) => void): Upload<T> {
  const call = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    call.open('POST', urlOf(path));
    call.withCredentials = true;
    for (const [name, value] of Object.entries(headersFor('POST', newKey()))) call.setRequestHeader(name, value);
    call.upload.addEventListener('progress', (event) => progress(event.loaded, event.total));
    call.addEventListener('error', () => reject(new ApiError({ status: 0 })));
    call.addEventListener('abort', () => reject(new ApiError({ status: 0, code: 'stopped' })));
    call.addEventListener('load', () => {
      if (call.status >= 200 && call.status < 300) resolve(JSON.parse(call.responseText) as T);
      else reject(problemOf(call.status, call.responseText, call.getResponseHeader('Retry-After')));
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    call.send(form);
  });
  return { done, stop: () => call.abort() };
}

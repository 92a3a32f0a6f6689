import { reactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { cases } from '@shared/api';
import type { CaseMaterial } from '@shared/api/types';
import { sizeWords } from '@shared/format';
import { isApiError } from '@shared/request';
import { useSaid } from '@shared/said';
import { upload, type Upload } from '@shared/upload';

export interface Sending { name: string; sent: number; total: number; failed: string; stop(): void }
export interface Accepts { accepts: string[]; max_bytes: number }

/** Files on their way, by material; a refusal stays with its words until another file is chosen. */
export function useUpload(number: string, changed: () => Promise<void> | void) {
  const { t } = useI18n();
  const said = useSaid();
  const sending = reactive<Record<string, Sending>>({});

  function refusal(file: File, rules?: Accepts): string {
    if (file.size === 0) return t('cases.upload.empty');
    if (rules?.max_bytes && file.size > rules.max_bytes) return t('cases.upload.big', { size: sizeWords(file.size), most: sizeWords(rules.max_bytes) });
    const ending = file.name.split('.').pop()?.toLowerCase().replace('jpeg', 'jpg') ?? '';
    if (rules?.accepts.length && !rules.accepts.includes(ending)) return t('cases.upload.type', { types: rules.accepts.map((one) => one.toUpperCase()).join(t('common.list')) });
    return '';
  }
  async function send(material: string, file: File, rules?: Accepts): Promise<void> {
    const failed = refusal(file, rules);
    sending[material] = { name: file.name, sent: 0, total: file.size, failed, stop: () => undefined };
    if (failed) return;
    const run: Upload<{ material: CaseMaterial; case_version: number }> = upload(cases.materialsPath(number), { material, file }, (sent, total) => {
      const row = sending[material];
      if (row) Object.assign(row, { sent, total });
    });
    sending[material]!.stop = run.stop;
    try {
      await run.done;
      await changed();
      delete sending[material];
    } catch (error) {
      if (!isApiError(error)) throw error;
      if (error.code === 'stopped') delete sending[material];
      else sending[material]!.failed = error.offline ? t('cases.upload.offline') : said.problem(error);
    }
  }
  return { sending, send };
}
export type Uploads = ReturnType<typeof useUpload>;

import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { isApiError } from '@shared/request';
import { useSaid } from '@shared/said';

/** What a dialog that sends one act shows: that it is sending, and why it was refused. */
export function useSend() {
  const { t } = useI18n();
  const said = useSaid();
  const sending = ref(false);
  const failure = ref('');
  /** One at a time. A refusal is told in `failure`; what is no answer of the server is thrown. */
  async function sendOnce(act: () => Promise<void>): Promise<void> {
    if (sending.value) return;
    sending.value = true;
    failure.value = '';
    try {
      await act();
    } catch (error) {
      if (!isApiError(error)) throw error;
      const isTold = error.detail !== '' || error.fields.length > 0;
      failure.value = error.offline || !isTold ? t(error.offline ? 'desk.dialog.offline' : 'desk.dialog.failed') : said.problem(error);
    } finally {
      sending.value = false;
    }
  }
  return { sending, failure, sendOnce };
}

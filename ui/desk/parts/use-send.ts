import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { isApiError } from '@shared/request';

/** What a dialog that sends one act shows: that it is sending, and why it was refused. */
export function useSend() {
  const { t } = useI18n();
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
      const said = [error.detail, ...error.fields.map(({ message }) => message)].filter(Boolean);
      failure.value = error.offline ? t('desk.dialog.offline') : [...new Set(said)].join(' ') || t('desk.dialog.failed');
    } finally {
      sending.value = false;
    }
  }
  return { sending, failure, sendOnce };
}

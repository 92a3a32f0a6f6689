import { useI18n } from 'vue-i18n';
import type { Found, Room } from './room';
import { useSaid } from '@shared/said';

/** The words of a room: its own, or those that all rooms of models share. */
export function useRoomWords(room: Pick<Room, 'texts'>) {
  const { t, te } = useI18n();
  const said = useSaid();
  const keyOf = (key: string) => (te(`${room.texts}.${key}`) ? `${room.texts}.${key}` : `models.${key}`);
  /** What a finding says, in the reader's language as far as the server has it. */
  const sentence = (one: Found) => (said.english() && one.english ? one.english : told(one.code, one.message, { names: (one.names ?? []).join(', '), term: one.term ?? '' }));
  /** Why a walk goes no further. */
  const stopWords = (one: { stopped: string; stopped_code: string }) => told(one.stopped_code, one.stopped);
  function told(code: string | undefined, words: string, named: Record<string, unknown> = {}): string {
    const group = ['finding', 'walk'].find((one) => te(`said.${one}.${code}`, 'en')) ?? 'error';
    return said.by(group, code, words, named);
  }
  return { w: (key: string, named: Record<string, unknown> = {}) => t(keyOf(key), named), sentence, stopWords };
}

import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { sessions } from '../api';
import type { Session, User } from '../api/types';
import { isApiError, onSessionEnd, setCsrf } from '../request';

/** Who is here. `expired` is true when a session that was open has ended under the reader's hands. */
export const useSession = defineStore('session', () => {
  const user = shallowRef<User | null>(null);
  const known = ref(false);
  const expired = ref(false);
  let pending: Promise<void> | null = null;

  function take(session: Session | null): void {
    user.value = session?.user ?? null;
    setCsrf(session?.csrf ?? '');
    known.value = true;
    if (session) expired.value = false;
  }
  async function ask(): Promise<void> {
    try {
      take(await sessions.current());
    } catch (error) {
      if (isApiError(error) && error.needsLogin) take(null);
      else known.value = true;
    }
  }
  /** Asks the server once who is here; later calls wait for the same answer. */
  function load(): Promise<void> {
    pending ??= ask();
    return pending;
  }
  async function open(account: string, password: string): Promise<void> {
    take(await sessions.open(account, password));
  }
  async function close(): Promise<void> {
    try {
      await sessions.close();
    } finally {
      take(null);
    }
  }
  /** The session has ended on the server; nothing is left to close. */
  function forget(): void { take(null); expired.value = false; }
  onSessionEnd(() => { if (user.value) expired.value = true; });
  const signedIn = computed(() => user.value !== null);
  return { user, known, expired, signedIn, load, open, close, forget };
});

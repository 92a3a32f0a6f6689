import { onBeforeUnmount, onMounted, ref } from 'vue';

/** Whether this machine has a network, as the browser knows it. */
export function useOnline() {
  const online = ref(navigator.onLine !== false);
  const update = () => { online.value = navigator.onLine !== false; };
  onMounted(() => { addEventListener('online', update); addEventListener('offline', update); });
  onBeforeUnmount(() => { removeEventListener('online', update); removeEventListener('offline', update); });
  return online;
}

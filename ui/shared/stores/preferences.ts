import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import type { Language } from '../format';
import { kLanguages, useLanguage } from '../i18n';

const kKey = 'tb.preferences';

function stored(): { language?: Language; elder?: boolean } {
  try {
    return JSON.parse(localStorage.getItem(kKey) ?? '{}') as { language?: Language; elder?: boolean };
  } catch {
    return {};
  }
}

/** Language and elder mode; kept on this machine. */
export const usePreferences = defineStore('preferences', () => {
  const before = stored();
  const language = ref<Language>(before.language && kLanguages.includes(before.language) ? before.language : 'zh-Hans');
  const elder = ref(before.elder === true);

  async function apply(): Promise<void> {
    document.documentElement.toggleAttribute('data-elder', elder.value);
    await useLanguage(language.value);
  }
  watch([language, elder], () => {
    try {
      localStorage.setItem(kKey, JSON.stringify({ language: language.value, elder: elder.value }));
    } catch { /* private window: the choice holds for this visit */ }
    void apply();
  });
  return { language, elder, apply };
});

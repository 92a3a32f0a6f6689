// Texts: one JSON file per module and language under locales/. Simplified comes with the page, the others on demand.
import { createI18n } from 'vue-i18n';
import type { Language } from './format';
import { setLanguage } from './request';
import { loadTraditional } from './said/traditional';

type Texts = { [key: string]: string | Texts };
export const kLanguages: Language[] = ['zh-Hans', 'zh-Hant', 'en'];
/** Each language by its own name, never translated. */
export const kLanguageNames: Record<Language, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

const simplified = import.meta.glob<Texts>('./locales/zh-Hans/*.json', { eager: true, import: 'default' });
const others = import.meta.glob<Texts>(['./locales/zh-Hant/*.json', './locales/en/*.json'], { import: 'default' });

// Texts that are many and serve one page alone: it fetches them itself.
const lazy = import.meta.glob<{ words: Record<string, string> }>('./locales/*/lazy/*.json', { import: 'default' });

const moduleOf = (path: string) => path.replace(/^.*\/([^/]+)\.json$/, '$1');

function merge(files: [string, Texts][]): Texts {
  return Object.fromEntries(files.map(([path, texts]) => [moduleOf(path), texts]));
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-Hans',
  fallbackLocale: 'zh-Hans',
  messages: { 'zh-Hans': merge(Object.entries(simplified)) } as Record<string, Texts>,
});

/** Loads the texts of a language, then shows it. */
export async function useLanguage(language: Language): Promise<void> {
  if (!i18n.global.availableLocales.includes(language)) {
    const wanted = Object.entries(others).filter(([path]) => path.includes(`/${language}/`));
    const files = await Promise.all(wanted.map(async ([path, load]) => [path, await load()] as [string, Texts]));
    i18n.global.setLocaleMessage(language, merge(files));
  }
  if (language === 'zh-Hant') void loadTraditional().catch(() => undefined); // nobody waits for it: words are converted when it is there
  i18n.global.locale.value = language;
  setLanguage(language);
  document.documentElement.lang = language;
}

/** The words of `locales/<language>/lazy/<name>.json`, by what they translate. */
export async function wordsOf(name: string, language: Language): Promise<Record<string, string>> {
  return (await lazy[`./locales/${language}/lazy/${name}.json`]?.())?.words ?? {};
}

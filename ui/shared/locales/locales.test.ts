import { describe, expect, it } from 'vitest';

type Texts = { [key: string]: string | Texts };
const files = import.meta.glob<Texts>(['./*/*.json', './*/lazy/*.json'], { eager: true, import: 'default' });
const flat = (texts: Texts, at = ''): string[] => Object.entries(texts).flatMap(([key, value]) =>
  typeof value === 'string' ? [`${at}${key} ${[...new Set(value.match(/\{\w+\}/g) ?? [])].sort().join('')}`] : flat(value, `${at}${key}.`));
const modules = Object.keys(files).filter((path) => path.startsWith('./zh-Hans/')).map((path) => path.slice('./zh-Hans/'.length));

describe('every text stands in every language with the same blanks', () => {
  it.each(modules)('%s', (file) => {
    const wanted = flat(files[`./zh-Hans/${file}`]!).sort();
    for (const language of ['zh-Hant', 'en']) expect(flat(files[`./${language}/${file}`] ?? {}).sort(), `${language}/${file}`).toEqual(wanted);
  });
});

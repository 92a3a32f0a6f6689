// Checks that every language has the same texts: the same files, the same keys, the same placeholders, none empty
// that zh-Hans fills. said.json is English only: words of the server by code (docs/decisions/0008).
// usage: node tools/locales.mjs FOLDER   (FOLDER/<language>/**/<name>.json; zh-Hans is the one to follow)
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

function texts(value, path = '') {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, path ? `${path}.${key}` : key));
}

const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

export function problems(folder) {
  const found = [];
  const languages = readdirSync(folder).filter((name) => !name.includes('.'));
  const leader = 'zh-Hans';
  if (!languages.includes(leader)) return [`${folder} has no ${leader}`];
  const files = new Set(languages.flatMap((language) => readdirSync(join(folder, language), { recursive: true })));
  for (const file of [...files].filter((name) => name.endsWith('.json') && name !== 'said.json')) {
    const path = (language) => join(folder, language, file);
    const read = (language) =>
      existsSync(path(language)) ? new Map(texts(JSON.parse(readFileSync(path(language), 'utf8')))) : new Map();
    const lead = read(leader);
    for (const language of languages) {
      const own = read(language);
      for (const [key, text] of lead) {
        if (!own.has(key)) found.push(`${language}/${file}: ${key} is missing (${text})`);
        else if (text.trim() && !own.get(key).trim()) found.push(`${language}/${file}: ${key} is empty`);
        else if (placeholders(own.get(key)) !== placeholders(text)) {
          found.push(`${language}/${file}: ${key} has other placeholders than ${leader}`);
        }
      }
      for (const key of own.keys()) if (!lead.has(key)) found.push(`${language}/${file}: ${key} is not in ${leader}`);
    }
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = problems(process.argv[2]);
  for (const line of found) console.log(line);
  console.log(`${found.length} texts to mend`);
  process.exitCode = found.length ? 1 : 0;
}

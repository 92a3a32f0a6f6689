// The rooms of src/ and who may enter: read from the #include lines, names and sizes of the files.
// usage: node tools/borders.mjs ROOT   prints what breaks a rule; exit 1 when something does.
// The rules are in src/README.md; tests/architecture/ plants a violator for each of them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

// Exceptions, at most five, each with its reason: [rule, file, why].
export const kAllowed = [
  ['pure', 'src/core/ids.cpp', 'an id begins with the time of its making; it is never a legal instant'],
  ['threads', 'src/flow/models.hpp', 'guards the cache of compiled drawings, which are immutable'],
];
const kAllowedMost = 5;

const kBelow = {
  app: ['modules', 'flow', 'engine', 'platform', 'core'],
  modules: ['flow', 'engine', 'platform', 'core'],
  flow: ['engine', 'platform', 'core'],
  engine: ['core'],
  platform: ['core'],
  core: [],
};
const kHeavy = /^(boost\/(beast|asio|json|url)|libpq-fe|openssl\/|unicode\/|cairo|pango\/|pugixml|valijson\/|sqlite3|xapian|zip\.h|opencc|qrencode|argon2)/;
const kHeavyRooms = /^src\/(core|platform|engine)\//;
const kRooms = /^(types|rules|store|service|api)(_[a-z0-9_]+)?\.(hpp|cpp)$/;
const kModuleFiles = ['README.md', 'deps.txt'];
const kModuleFolders = ['schema', 'processes', 'tests'];
const kVague = /^(utils?|helpers?|common|manager|misc|impl|base)(_.*)?\.(hpp|cpp|ts|vue|mjs)$/;
const kLongest = 600;
const kUsual = 300;

// Files below a folder, as paths from ROOT with forward slashes.
function* walk(root, folder) {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'planted'].includes(entry.name)) yield* walk(root, path);
    } else yield path;
  }
}

const layer = (path) => path.split('/')[1];
const isTest = (path) => path.includes('/tests/') || /\/testing(_\w+)?\.(hpp|cpp)$/.test(path);
const moduleOf = (path) => /^src\/modules\/(\w+)\//.exec(path)?.[1];
const roomOf = (path) => /^(types|rules|store|service|api)(?=[_.])/.exec(basename(path))?.[1];

function code(text) { // comments and strings out, lines kept
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (all) => all.replace(/[^\n]/g, ' '))
    .replace(/R"(\w*)\(([\s\S]*?)\)\1"/g, (all) => `""${all.replace(/[^\n]/g, '')}`)
    .replace(/\/\/.*$/gm, '');
}

const includes = (text) => [...text.matchAll(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/gm)].map((match) => match[1]);

// deps.txt: the modules that this one may use, one a line, # for remarks.
function declared(root, name) {
  const file = join(root, 'src/modules', name, 'deps.txt');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
}

function checkIncludes(root, path, text, report) {
  const from = layer(path);
  const own = moduleOf(path);
  for (const header of includes(text)) {
    const to = header.split('/')[0];
    const isHeavy = kHeavy.test(header);
    if (isHeavy && !isTest(path)) {
      if (path.endsWith('.hpp')) report('heavy header', path, `${header} in a header`);
      else if (!kHeavyRooms.test(path)) report('heavy header', path, `${header} above platform`);
    }
    if (!(to in kBelow) || !header.includes('/')) continue;
    if (to !== from && !kBelow[from].includes(to)) report('direction', path, `${from} includes ${header}`);
    const other = moduleOf(`src/${header}`);
    if (!other || from !== 'modules') continue;
    if (other !== own) {
      const face = ['service.hpp', 'types.hpp'].includes(basename(header));
      if (!face && !isTest(path)) report('module face', path, `${header}: only service.hpp and types.hpp of another module`);
      if (!declared(root, own).includes(other)) report('module list', path, `${header}: ${other} is not in deps.txt of ${own}`);
    }
  }
}

function checkRooms(path, text, report) {
  if (!moduleOf(path) || isTest(path)) return;
  const room = roomOf(path);
  for (const header of includes(text)) {
    const target = header.startsWith('modules/') ? roomOf(header) : undefined;
    const platform = header.startsWith('platform/');
    if (room === 'api' && target === 'store') report('room', path, `api includes ${header}`);
    if (room === 'rules' && (target === 'store' || platform || header.startsWith('boost/asio'))) {
      report('room', path, `rules include ${header}`);
    }
    if (room === 'store' && target === 'rules') report('room', path, `store includes ${header}`);
    if (room === 'types' && target && target !== 'types') report('room', path, `types include ${header}`);
  }
}

function checkWords(path, text, report) {
  const body = code(text);
  const above = /^src\/(app|modules|flow|engine)\//.test(path) && !isTest(path);
  if (above && /\bco_(await|return|yield)\b/.test(body)) report('coroutine', path, 'co_await above platform');
  if (above && !path.startsWith('src/app/') &&
      /\bstd::(mutex|shared_mutex|recursive_mutex|thread|jthread|condition_variable|async|atomic)\b/.test(body)) {
    report('threads', path, 'shared state or threads outside platform and core');
  }
  if (/^src\/(core|engine)\//.test(path) && !isTest(path) &&
      /\b(std::ifstream|std::ofstream|std::fopen|fopen\(|system_clock::now|steady_clock::now|std::getenv)/.test(body)) {
    report('pure', path, 'core and engine do no I/O and read no clock');
  }
  if (/catch\s*\(\s*\.\.\.\s*\)\s*\{\s*\}/.test(body)) report('swallowed', path, 'catch (...) that goes on');
}

function checkModuleFolder(root, name, report) {
  const folder = `src/modules/${name}`;
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() ? kModuleFolders.includes(entry.name) : kRooms.test(entry.name)) continue;
    if (!entry.isDirectory() && kModuleFiles.includes(entry.name)) continue;
    report('rooms', path, 'a module has types, rules, store, service, api, schema, processes, tests, README.md and no others');
  }
  for (const needed of ['types.hpp', 'service.hpp', 'README.md', 'tests']) {
    if (!entries.some((entry) => entry.name === needed)) report('rooms', `${folder}/${needed}`, 'is missing');
  }
  const schema = entries.some((entry) => entry.name === 'schema') ? readdirSync(join(root, folder, 'schema')).sort() : [];
  schema.forEach((file, index) => {
    const number = String(index + 1).padStart(4, '0');
    if (!new RegExp(`^${number}_[a-z0-9_]+\\.sql$`).test(file)) {
      report('migrations', `${folder}/schema/${file}`, `must be ${number}_what.sql: numbered without gaps`);
    }
  });
}

function checkCycles(root, names, report) {
  const done = new Set();
  const visit = (name, trail) => {
    if (trail.includes(name)) {
      report('cycle', `src/modules/${name}/deps.txt`, [...trail.slice(trail.indexOf(name)), name].join(' -> '));
      return;
    }
    if (done.has(name)) return;
    for (const next of declared(root, name)) {
      if (!names.includes(next)) report('module list', `src/modules/${name}/deps.txt`, `there is no module ${next}`);
      else visit(next, [...trail, name]);
    }
    done.add(name);
  };
  for (const name of names) visit(name, []);
}

// All that breaks a rule below ROOT: [{rule, path, what}].
export function violations(root, allowed = kAllowed) {
  const found = [];
  const used = new Set();
  const report = (rule, path, what) => {
    const index = allowed.findIndex(([of, file]) => of === rule && file === path);
    if (index >= 0) used.add(index);
    else found.push({ rule, path, what });
  };
  if (allowed.length > kAllowedMost) report('allowlist', 'tools/borders.mjs', `more than ${kAllowedMost} exceptions`);
  for (const folder of ['src', 'tests', 'bench', 'fuzz', 'tools', 'ui/shared', 'ui/portal', 'ui/desk']) {
    for (const path of walk(root, folder)) {
      if (kVague.test(basename(path))) report('name', path, 'say what is in it');
      if (!/\.(cpp|hpp|mjs|ts|vue|sh|js)$/.test(path) || /\.d\.ts$/.test(path)) continue;
      const text = readFileSync(join(root, path), 'utf8');
      const lines = text.split('\n').length - 1;
      if (lines > kLongest) report('length', path, `${lines} lines, at most ${kLongest}`);
      if (/\b(TODO|FIXME|XXX)\b/.test(text) && !path.endsWith('tools/borders.mjs')) report('left over', path, 'a mark of unfinished work');
      if (!/^src\/.*\.(cpp|hpp)$/.test(path)) continue;
      if (!(layer(path) in kBelow)) report('direction', path, 'is in no room of src/');
      else checkIncludes(root, path, text, report);
      checkRooms(path, text, report);
      checkWords(path, text, report);
    }
  }
  const modules = join(root, 'src/modules');
  const names = existsSync(modules)
    ? readdirSync(modules, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    : [];
  for (const name of names) checkModuleFolder(root, name, report);
  checkCycles(root, names, report);
  allowed.forEach(([rule, path, why], index) => {
    if (!why) report('allowlist', path, 'an exception needs its reason');
    if (!used.has(index)) report('allowlist', path, `the exception for ${rule} is no longer needed`);
  });
  return found;
}

// Sizes as a reader meets them: median, nine of ten, longest.
export function sizes(root) {
  const all = [...walk(root, 'src')].filter((path) => /\.(cpp|hpp)$/.test(path))
    .map((path) => [readFileSync(join(root, path), 'utf8').split('\n').length - 1, path])
    .sort(([a], [b]) => a - b);
  const at = (share) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? [0, ''];
  return { files: all.length, median: at(0.5)[0], p90: at(0.9)[0], longest: at(1), overUsual: all.filter(([n]) => n > kUsual) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.argv[2] ?? dirname(dirname(process.argv[1]));
  const found = violations(root);
  for (const { rule, path, what } of found) console.log(`${relative('.', path)}: ${rule}: ${what}`);
  const { files, median, p90, longest } = sizes(root);
  console.log(`${files} files of C++: median ${median} lines, nine of ten within ${p90}, longest ${longest[0]} (${longest[1]})`);
  console.log(`${found.length} things to mend`);
  process.exitCode = found.length ? 1 : 0;
}

// The borders of src/README.md hold, and each rule bites: a planted violator must be caught by name.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { kAllowed, violations } from '../../tools/borders.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

// A small house that breaks no rule; a plant changes or adds files.
const kHouse = {
  'src/core/result.hpp': '#pragma once\n#include <string>\n',
  'src/engine/feel/value.hpp': '#pragma once\n#include "core/result.hpp"\n',
  'src/platform/http/route.hpp': '#pragma once\n#include "core/result.hpp"\n',
  'src/platform/http/server.cpp': '#include <boost/beast.hpp>\n#include "platform/http/route.hpp"\n',
  'src/flow/drain.cpp': '#include "engine/feel/value.hpp"\n#include "platform/http/route.hpp"\n',
  'src/modules/cases/types.hpp': '#pragma once\n#include "core/result.hpp"\n',
  'src/modules/cases/service.hpp': '#pragma once\n#include "modules/cases/types.hpp"\n#include "modules/catalog/service.hpp"\n',
  'src/modules/cases/store.hpp': '#pragma once\n#include "modules/cases/types.hpp"\n',
  'src/modules/cases/rules.hpp': '#pragma once\n#include "modules/cases/types.hpp"\n',
  'src/modules/cases/service.cpp': '#include "modules/cases/service.hpp"\n#include "modules/cases/store.hpp"\n#include "modules/cases/rules.hpp"\n',
  'src/modules/cases/api_desk.cpp': '#include "modules/cases/service.hpp"\n#include "platform/http/route.hpp"\n',
  'src/modules/cases/deps.txt': '# what it uses\ncatalog\n',
  'src/modules/cases/README.md': 'Cases.\n',
  'src/modules/cases/schema/0001_create.sql': 'CREATE TABLE a (b TEXT);\n',
  'src/modules/cases/tests/rules_test.cpp': '#include "modules/cases/rules.hpp"\n',
  'src/modules/catalog/types.hpp': '#pragma once\n',
  'src/modules/catalog/service.hpp': '#pragma once\n#include "modules/catalog/types.hpp"\n',
  'src/modules/catalog/store.hpp': '#pragma once\n',
  'src/modules/catalog/README.md': 'The catalogue.\n',
  'src/modules/catalog/tests/rules_test.cpp': '\n',
  'src/app/main.cpp': '#include <thread>\n#include "modules/cases/service.hpp"\nstd::thread watchdog;\n',
};

function judge(plant, allowed = []) {
  const house = mkdtempSync(join(tmpdir(), 'tb-borders-'));
  try {
    for (const [path, text] of Object.entries({ ...kHouse, ...plant })) {
      if (text === null) continue;
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    return violations(house, allowed);
  } finally {
    rmSync(house, { recursive: true });
  }
}

const said = (found) => found.map(({ rule, path, what }) => `${path}: ${rule}: ${what}`);

test('the sources keep every border', () => {
  assert.deepEqual(said(violations(root)), []);
});

test('exceptions are few and each has a reason', () => {
  assert.ok(kAllowed.length <= 5);
  for (const [rule, path, why] of kAllowed) assert.ok(rule && path && why?.length > 10, `${path} needs a reason`);
});

test('a house that keeps the rules is left alone', () => {
  assert.deepEqual(said(judge({})), []);
});

const kPlants = [
  ['core knows nothing above it', 'direction', { 'src/core/a.cpp': '#include "platform/http/route.hpp"\n' }],
  ['engine does not know platform', 'direction', { 'src/engine/feel/a.cpp': '#include "platform/http/route.hpp"\n' }],
  ['platform does not know engine', 'direction', { 'src/platform/http/a.cpp': '#include "engine/feel/value.hpp"\n' }],
  ['platform does not know modules', 'direction', { 'src/platform/http/a.cpp': '#include "modules/cases/types.hpp"\n' }],
  ['flow does not know modules', 'direction', { 'src/flow/a.cpp': '#include "modules/cases/service.hpp"\n' }],
  ['modules do not know the program', 'direction', { 'src/modules/cases/service_a.cpp': '#include "app/configuration.hpp"\n' }],
  ['every source is in a room', 'direction', { 'src/extra/a.cpp': '\n' }],
  ['another module is seen through its face', 'module face', { 'src/modules/cases/service_a.cpp': '#include "modules/catalog/store.hpp"\n' }],
  ['another module is seen along the declared list', 'module list', { 'src/modules/cases/deps.txt': '# none\n' }],
  ['a declared module exists', 'module list', { 'src/modules/cases/deps.txt': 'catalog\nghosts\n' }],
  ['the declared lists have no cycle', 'cycle', { 'src/modules/catalog/deps.txt': 'cases\n' }],
  ['api does not touch the store', 'room', { 'src/modules/cases/api.cpp': '#include "modules/cases/store.hpp"\n' }],
  ['rules do not touch the store', 'room', { 'src/modules/cases/rules.cpp': '#include "modules/cases/store.hpp"\n' }],
  ['rules do no I/O', 'room', { 'src/modules/cases/rules.cpp': '#include "platform/http/route.hpp"\n' }],
  ['the store decides nothing', 'room', { 'src/modules/cases/store.cpp': '#include "modules/cases/rules.hpp"\n' }],
  ['types stand alone', 'room', { 'src/modules/cases/types.cpp': '#include "modules/cases/store.hpp"\n' }],
  ['heavy headers stay out of headers', 'heavy header', { 'src/platform/http/a.hpp': '#include <boost/asio.hpp>\n' }],
  ['heavy headers stay below modules', 'heavy header', { 'src/modules/cases/service_a.cpp': '#include <libpq-fe.h>\n' }],
  ['no coroutine above platform', 'coroutine', { 'src/modules/cases/service_a.cpp': 'void f() { co_await g(); }\n' }],
  ['no lock outside platform and core', 'threads', { 'src/modules/cases/service_a.cpp': 'static std::mutex m;\n' }],
  ['no thread outside platform and core', 'threads', { 'src/flow/a.cpp': 'std::thread t;\n' }],
  ['engine reads no clock', 'pure', { 'src/engine/feel/a.cpp': 'auto n = std::chrono::system_clock::now();\n' }],
  ['core opens no file', 'pure', { 'src/core/a.cpp': 'std::ifstream in("a");\n' }],
  ['nothing is swallowed', 'swallowed', { 'src/platform/http/a.cpp': 'void f() { try { g(); } catch (...) {} }\n' }],
  ['a module has its rooms and no others', 'rooms', { 'src/modules/cases/handler.cpp': '\n' }],
  ['a module has no other folders', 'rooms', { 'src/modules/cases/detail/types.hpp': '\n' }],
  ['a module tells what it is', 'rooms', { 'src/modules/cases/README.md': null }],
  ['a module has its tests', 'rooms', { 'src/modules/cases/tests/rules_test.cpp': null }],
  ['migrations are numbered without gaps', 'migrations', { 'src/modules/cases/schema/0003_more.sql': '\n' }],
  ['files are not called utils', 'name', { 'src/core/utils.hpp': '\n' }],
  ['files are not called helpers in the pages either', 'name', { 'ui/shared/helpers.ts': '\n' }],
  ['files stay within 600 lines', 'length', { 'src/core/a.cpp': '\n'.repeat(601) }],
  ['nothing is left unfinished', 'left over', { 'src/core/a.cpp': `// ${'TO' + 'DO'} later\n` }],
];

for (const [name, rule, plant] of kPlants) {
  test(`caught: ${name}`, () => {
    const found = judge(plant);
    assert.ok(found.some((one) => one.rule === rule), `expected ${rule}, found ${said(found).join('; ') || 'nothing'}`);
  });
}

test('a word in a comment or a text breaks no rule', () => {
  const text = '// std::mutex and co_await are for platform\nconst char* k = R"(x // y)";\n';
  assert.deepEqual(said(judge({ 'src/modules/cases/service_a.cpp': text })), []);
});

test('an exception with a reason is kept, an idle one is named', () => {
  const plant = { 'src/modules/cases/service_a.cpp': 'static std::mutex m;\n' };
  assert.deepEqual(said(judge(plant, [['threads', 'src/modules/cases/service_a.cpp', 'a reason']])), []);
  assert.equal(judge({}, [['threads', 'src/core/none.cpp', 'a reason']])[0].rule, 'allowlist');
  assert.equal(judge(plant, [['threads', 'src/modules/cases/service_a.cpp', '']])[0].rule, 'allowlist');
});

// ./dev new module writes a module that keeps every border, and refuses what is no name.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { violations } from '../../tools/borders.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

function made(name, look) {
  const house = mkdtempSync(join(tmpdir(), 'tb-skeleton-'));
  try {
    for (const path of ['dev', 'tools', 'src/modules/identity', '.clang-format']) {
      cpSync(join(root, path), join(house, path), { recursive: true });
    }
    mkdirSync(join(house, 'src/core'));
    const run = spawnSync('bash', ['dev', 'new', 'module', name], { cwd: house, encoding: 'utf8' });
    return look(house, run);
  } finally {
    rmSync(house, { recursive: true });
  }
}

test('a new module keeps the borders and has no mark left in it', () => {
  made('fee_waivers', (house, run) => {
    assert.equal(run.status, 0, run.stderr);
    const own = violations(house, []).filter(({ path }) => path.includes('fee_waivers'));
    assert.deepEqual(own, []);
    const header = readFileSync(join(house, 'src/modules/fee_waivers/types.hpp'), 'utf8');
    assert.match(header, /struct FeeWaiver \{/);
    assert.match(readFileSync(join(house, 'src/modules/fee_waivers/schema/0001_create.sql'), 'utf8'), /CREATE TABLE fee_waiver /);
    assert.doesNotMatch(header, /@\w+@/);
  });
});

for (const name of ['', 'review', 'Reviews', '../reviews', 'identity', 'a b']) {
  test(`no module is made for ${JSON.stringify(name)}`, () => {
    made(name, (house, run) => {
      assert.notEqual(run.status, 0);
      assert.equal(existsSync(join(house, 'src/modules', name, 'schema/0001_create.sql')) && name !== 'identity', false);
    });
  });
}

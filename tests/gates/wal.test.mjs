// What the fixed life of nine commands writes ahead (design.md, numbers that are promises): at most 24 KB of WAL on
// PostgreSQL, papers and full-page images apart; on SQLite it is counted. Only the nine commands run: no jobs, no
// autovacuum, no other client.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Node, signIn } from './city.mjs';
import { Client, Life, kSteps } from './lives.mjs';
import { readLog } from './rollback.mjs';
import { Postgres, PowerCity, ownFolder } from './stores.mjs';

const kMost = 24 * 1024;
const kSmallest = () => 0; // papers of the least size, the same each time

// The bytes of each step, as `counter` tells them; a first life warms what a node knows for good.
async function costs(node, counter) {
  const tokens = await signIn(node);
  const client = new Client(tokens, kSmallest);
  const steps = [];
  for (const isMeasured of [false, true]) {
    const life = new Life();
    while (!life.isOver) {
      const before = counter();
      const { name, material } = kSteps[life.done];
      await client.step(node.base, life);
      if (isMeasured) steps.push({ name, bytes: counter() - before, paper: material ? life.bytes.length : 0 });
    }
  }
  client.close();
  return steps;
}

const table = (steps) => steps.map((one) => `${one.name} ${one.bytes}`).join(', ');

test('the nine commands stay within 24 KB of WAL on PostgreSQL', { timeout: 120000 }, async (t) => {
  const folder = ownFolder('wal');
  const postgres = new Postgres(join(folder, 'postgres'));
  const node = new Node({ data: join(folder, 'data'), args: ['--database', postgres.url, '--roles', 'web'] });
  const psql = (sql) => execFileSync('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', postgres.url, '--command', sql], { encoding: 'utf8' }).trim();
  try {
    await postgres.start({ settings: ['fsync=off', 'full_page_writes=off', 'autovacuum=off'] });
    await node.start();
    psql('CHECKPOINT');
    let from, to;
    const steps = await costs(node, () => {
      const lsn = psql('SELECT pg_current_wal_insert_lsn()');
      if (from) to = lsn;
      from ??= lsn;
      return Number(psql(`SELECT pg_wal_lsn_diff('${lsn}', '0/0')::bigint`));
    });
    const papers = steps.reduce((sum, one) => sum + one.paper, 0);
    const whole = steps.reduce((sum, one) => sum + one.bytes, 0);
    t.diagnostic(`${whole} bytes, of them ${papers} of papers: ${table(steps)}`);
    if (process.env.TB_GATES_KEEP) t.diagnostic(`${postgres.cluster} from ${from} to ${to}`);
    assert.ok(whole - papers <= kMost, `${whole - papers} bytes of WAL: ${table(steps)}`);
    assert.ok(whole > 0);
  } finally {
    await node.kill();
    await postgres.kill();
    if (!process.env.TB_GATES_KEEP) rmSync(folder, { recursive: true, force: true });
  }
});

test('what the nine commands write on SQLite is counted', { timeout: 120000 }, async (t) => {
  const city = new PowerCity('sqlite');
  try {
    await city.start({ args: ['--roles', 'web'] });
    // Writes and syncs, by the shim's log.
    const log = () => readLog(join(city.state, 'log'));
    const written = (end) => log().reduce((sum, one) => sum + (one.type === 1 && one.path.endsWith(end) ? one.length : 0), 0);
    const steps = await costs(city.node, () => written('-wal'));
    const syncs = log().filter((one) => one.type === 3);
    const whole = steps.reduce((sum, one) => sum + one.bytes, 0);
    t.diagnostic(`${whole} bytes of WAL: ${table(steps)}; ${written('.db')} bytes moved into the database since the start`);
    assert.ok(whole > 0 && syncs.length > 0);
    assert.ok(steps.every((one) => one.bytes > 0), 'a command was answered without a write');
  } finally {
    await city.end();
  }
});

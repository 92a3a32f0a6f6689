// Disk full, a disk with errors, and the database away, at the start and in the middle: the server says so, refuses
// what it cannot keep with 503 and Retry-After, writes nothing by halves and is back by itself.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Node, pause, send, signIn, underShim, until } from './city.mjs';
import { Client, checkLife, checkNoOthers, checkTrouble, persist } from './lives.mjs';
import { randomOf } from './rollback.mjs';
import { Postgres, PowerCity, ownFolder } from './stores.mjs';

const kRounds = Math.min(Number(process.env.TB_GATES_ROUNDS ?? 2), 20);
const kConnections = 6;

// Alive, not ready, and every request of the API is told to come again.
async function checkAway(node) {
  assert.equal(await node.status('/health/live'), 200);
  const ready = await send({ base: node.base, method: 'GET', path: '/health/ready' });
  assert.equal(ready.status, 503);
  assert.equal(ready.json.code, 'health.not_ready');
  assert.match(ready.headers['retry-after'], /^[1-9]\d*$/);
  checkTrouble(await send({
    base: node.base, method: 'POST', path: '/api/v1/sessions', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ account: 'clerk1', password: 'Tongban#2026' }),
  }));
}

const isReady = (node) => async () => (await node.status('/health/ready')) === 200;

async function checkLedger(node, tokens, ledger) {
  const client = new Client(tokens, Math.random);
  try {
    for (const life of ledger) await checkLife(client, node.base, life);
    await checkNoOthers(client, node.base, ledger);
  } finally {
    client.close();
  }
}

// Load while `trouble` begins and `relief` ends it. Everything is done once in the end, by the same process.
async function through({ node, tokens, ledger, trouble, during, relief, round }) {
  const pid = node.child.pid;
  let isOver = false;
  const load = persist([node], tokens, randomOf(round), ledger, kConnections, () => isOver, { rest: 50 });
  load.catch(() => undefined);
  await Promise.race([pause(300), load]);
  await trouble();
  await Promise.race([pause(400), load]);
  await during?.();
  await relief();
  await until('the node to be ready again', isReady(node));
  await Promise.race([pause(300), load]);
  isOver = true;
  const troubles = await load;
  assert.ok(troubles.length > 0, 'nothing was refused: the trouble did not come through');
  assert.equal(node.child.pid, pid);
  assert.equal(node.hasEnded, false, node.log());
  await checkLedger(node, tokens, ledger);
  return [...new Set(troubles.flatMap((one) => one.codes))].join(', ');
}

test('PostgreSQL away', { timeout: 3600000 }, async (t) => {
  const folder = ownFolder('away');
  const postgres = new Postgres(join(folder, 'postgres'));
  const node = new Node({ data: join(folder, 'data'), args: ['--database', postgres.url] });
  const ledger = [];
  let tokens;
  try {
    await t.test('at the start: the node says so, keeps trying and becomes ready by itself', async () => {
      await node.spawn();
      await until('the node to live', async () => (await node.status('/health/live')) === 200);
      await checkAway(node);
      await until('its words', () => /连不上数据库，正在重试/.test(node.log()));
      await postgres.start();
      await until('the node to be ready', isReady(node), 60);
      node.isUp = true;
      tokens = await signIn(node);
    });
    await t.test(`in the middle, ${kRounds} times: refused, nothing by halves, back by itself`, async (rounds) => {
      for (let round = 1; round <= kRounds; ++round) {
        rounds.diagnostic(await through({
          node, tokens, ledger, round, trouble: () => postgres.kill(), during: () => checkAway(node), relief: () => postgres.start(),
        }));
      }
    });
    await t.test('of a newer version: the node refuses and names what helps', async () => {
      await node.kill();
      const sql = (text) => execFileSync('psql', ['--no-psqlrc', '--quiet', postgres.url, '--command', text]);
      sql("INSERT INTO schema_version VALUES ('cases', 9999, '', 0)");
      await node.spawn();
      assert.equal(await node.ended, 1);
      assert.match(node.log(), /更新的版本.*tongban restore.*store\.schema_newer/);
      sql("DELETE FROM schema_version WHERE number = 9999; UPDATE schema_version SET digest = 'x' WHERE module = 'cases' AND number = 1");
      await node.spawn();
      assert.equal(await node.ended, 1);
      assert.match(node.log(), /cases 的第 1 号.*换回原来的程序版本.*store\.schema_changed/);
    });
  } finally {
    await node.kill();
    await postgres.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('SQLite: the file cannot be opened at the start', { timeout: 120000 }, async () => {
  const folder = ownFolder('unopened');
  const node = new Node({ data: folder });
  try {
    mkdirSync(join(folder, 'tongban.db')); // nobody, not even root, can open this as a database
    await node.spawn();
    await until('the node to live', async () => (await node.status('/health/live')) === 200);
    await checkAway(node);
    await until('its words', () => /连不上数据库，正在重试/.test(node.log()));
    rmdirSync(join(folder, 'tongban.db'));
    await until('the node to be ready', isReady(node), 60);
    await signIn(node, ['clerk1']);
  } finally {
    await node.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('SQLite and papers: the disk is full, or has errors', { timeout: 3600000 }, async (t) => {
  const city = new PowerCity('sqlite');
  const ledger = [];
  const trouble = (name) => () => writeFileSync(join(city.state, name), '');
  const relief = (name) => () => rmSync(join(city.state, name));
  try {
    await t.test('a new city on a full disk refuses and says what it could not write', async () => {
      trouble('full')();
      const data = city.data;
      const node = new Node({ data, env: underShim({ folder: data, state: city.state }) });
      await node.spawn();
      assert.equal(await node.ended, 1);
      assert.match(node.log(), /写不了主密钥文件.*磁盘空间/);
      relief('full')();
    });
    await city.start();
    const tokens = await signIn(city.node);
    for (const [name, what] of [['full', 'full'], ['broken', 'failing']]) {
      await t.test(`${what} under load, ${kRounds} times: refused, nothing by halves, back by itself`, async (rounds) => {
        for (let round = 1; round <= kRounds; ++round) {
          const during = async () => {
            assert.equal(await city.node.status('/health/live'), 200);
            const client = new Client(tokens, Math.random);
            const old = ledger.find((life) => life.isOver);
            if (old && name === 'full') await checkLife(client, city.node.base, old); // what is there can be read
            client.close();
          };
          rounds.diagnostic(await through({
            node: city.node, tokens, ledger, round, trouble: trouble(name), during, relief: relief(name),
          }));
        }
        await city.verify();
      });
    }
    await t.test('full at the start of an old city: it serves once there is room', async () => {
      await city.cut();
      trouble('full')();
      await city.node.spawn();
      await until('the node to live', async () => (await city.node.status('/health/live')) === 200);
      await pause(300);
      relief('full')();
      await until('the node to be ready', isReady(city.node), 60);
      city.node.isUp = true;
      await checkLedger(city.node, tokens, ledger);
    });
  } finally {
    await city.end();
  }
});

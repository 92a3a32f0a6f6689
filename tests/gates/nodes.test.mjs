// Two nodes on one PostgreSQL, one of them killed at random under load: whoever got no answer asks the other node with
// the same key and gets one; no case twice, no timer twice, leases move to the node that lives.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NoAnswer, Node, pause, run, signIn, until } from './city.mjs';
import { Client, Life, checkLife, checkNoOthers, persist } from './lives.mjs';
import { randomOf } from './rollback.mjs';
import { Postgres, ownFolder } from './stores.mjs';

const kRounds = Number(process.env.TB_GATES_ROUNDS ?? 5);
const kSeed = Number(process.env.TB_GATES_SEED ?? randomInt(1 << 30));
const kConnections = 8;
const kHours = 6 * 3600 * 1000;
const kLeaseSeconds = 30; // app/work.cpp
const kWaitsForLease = kRounds >= 20; // else the node that comes back has a clock for which the lease has run out

class Pair {
  constructor() {
    this.folder = ownFolder('nodes');
    this.postgres = new Postgres(join(this.folder, 'postgres'), { fast: true });
    this.keys = join(this.folder, 'keys');
    this.nodes = [1, 2].map((number) => new Node({
      data: join(this.folder, `node${number}`),
      args: ['--database', this.postgres.url, '--keys', this.keys, '--node', String(number)],
    }));
  }
  sql(text) {
    return execFileSync('psql', ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--field-separator=|',
      this.postgres.url, '--command', text], { encoding: 'utf8' }).trim();
  }
  lease(name) {
    const [holder, fence] = this.sql(`SELECT holder, fence FROM lease WHERE name = '${name}'`).split('|');
    return { holder, fence: Number(fence) };
  }
  // Both nodes' checkpoints count: a row that one of them saw sealed must still be there.
  async verify() {
    for (const node of this.nodes) {
      const { code, text } = await run(['audit', 'verify', '--data', node.data, '--keys', this.keys, '--database', this.postgres.url]);
      assert.equal(code, 0, `audit verify: ${text}`);
    }
  }
  async end() {
    for (const node of this.nodes) await node.kill();
    await this.postgres.kill();
    if (!process.env.TB_GATES_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }
}

async function checkAll(pair, tokens, lives, all) {
  const client = new Client(tokens, Math.random);
  try {
    for (const [index, life] of lives.entries()) await checkLife(client, pair.nodes[index % 2].base, life);
    await checkNoOthers(client, pair.nodes[0].base, all, all === lives ? undefined : new Set(lives.map((life) => life.number)));
  } finally {
    client.close();
  }
}

// One node dies at a random instant; the load goes on.
async function killOne(pair, tokens, ledger, seed) {
  const random = randomOf(seed);
  const fresh = [];
  let isOver = false;
  const load = persist(pair.nodes, tokens, random, fresh, kConnections, () => isOver);
  load.catch(() => undefined);
  await Promise.race([pause(100 + random() * 300), load]);
  const victim = pair.nodes[Math.floor(random() * 2)];
  await victim.kill();
  await Promise.race([pause(150 + random() * 150), load]);
  await victim.start();
  await Promise.race([pause(100), load]);
  isOver = true;
  const troubles = await load;
  ledger.push(...fresh);
  for (const one of troubles)
    assert.ok(one.tries <= 2, `${one.step} was refused by the living node too: ${one.codes}, ${one.ms} ms`);
  await checkAll(pair, tokens, fresh, ledger);
  const answered = fresh.reduce((sum, life) => sum + life.done, 0);
  return `round seed ${seed}: ${answered} answered, ${troubles.length} at the second node, longest ${Math.max(0, ...troubles.map((one) => one.ms))} ms`;
}

// Cases whose five working days are over the moment the clock is moved: one node begins to fire, dies, the other ends.
async function killTheFirer(pair, clock, seed) {
  const random = randomOf(seed);
  const tokens = await signIn(pair.nodes[0]);
  const waiting = [];
  let isOver = false;
  const load = persist(pair.nodes, tokens, random, waiting, kConnections, () => (isOver ||= waiting.length > 150), { end: () => 5 });
  await load;
  const silent = waiting.filter((life) => life.state === 'received');
  for (const node of pair.nodes) await node.kill();
  const [first, second] = random() < 0.5 ? pair.nodes : [...pair.nodes].reverse();
  await first.start(['--clock-at', clock]);
  const before = pair.lease('timers');
  const [starting] = await Promise.all([second.start(['--clock-at', clock]), pause(random() * 200).then(() => first.kill())]);
  const open = () => Number(pair.sql("SELECT count(*) FROM timer t JOIN \"case\" c ON c.id = t.case_id WHERE t.boundary = 'notice_elapsed'"));
  const left = open();
  const since = Date.now();
  if (!kWaitsForLease) await first.start(['--clock-at', clock.replace('T10:00', 'T10:05')]);
  await until('another holder to fire what is left', () => open() === 0, kLeaseSeconds + 30);
  const took = Date.now() - since;
  if (kWaitsForLease) await first.start(['--clock-at', clock]);
  const after = pair.lease('timers');
  if (left > 0) assert.ok(after.holder !== before.holder && after.fence > before.fence, 'the lease did not move');
  const later = await signIn(starting ?? second);
  const client = new Client(later, random);
  for (const life of silent) {
    const seen = (await client.get(second.base, 'company1', `/api/v1/cases/${life.number}`)).json;
    assert.equal(seen.acceptance, 'deemed', `${life.number}: ${seen.state}`);
    assert.equal(seen.timeline.filter((step) => step.kind === 'case.deemed_accepted.v1').length, 1, `timer of ${life.number}`);
    assert.equal(Number(seen.version), life.version + 1, `${life.number} was acted on once`);
  }
  client.close();
  return `seed ${seed}: ${silent.length} timers, ${left} left when the first node died, taken over and fired in ${took} ms`;
}

// A session that holds every running process until `free`.
async function holdInstances(pair) {
  const holder = spawn('psql', ['--no-psqlrc', '--quiet', '--tuples-only', pair.postgres.url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const held = new Promise((resolve) => holder.stdout.once('data', resolve));
  holder.stdin.write("BEGIN; SELECT count(*) FROM (SELECT 1 FROM instance FOR UPDATE) held;\n");
  await held;
  return async () => {
    holder.stdin.end('COMMIT;\n');
    await new Promise((resolve) => holder.on('exit', resolve));
  };
}

// An act waits in the inbox of its case because another holds it, and the node that left it there dies.
async function dieWaiting(pair, tokens) {
  const [first, second] = pair.nodes;
  const life = new Life();
  const client = new Client(tokens, Math.random);
  while (life.state !== 'received') await client.step(first.base, life);
  const free = await holdInstances(pair);
  const lost = client.step(first.base, life);
  lost.catch(() => undefined);
  await until('the act to wait in the inbox', () => Number(pair.sql('SELECT count(*) FROM inbox')) === 1);
  await first.kill();
  await assert.rejects(lost, NoAnswer);
  const again = client.step(second.base, life); // the same key, at the node that lives
  await pause(200);
  await free();
  await again;
  await checkLife(client, second.base, life);
  assert.equal(pair.sql('SELECT count(*) FROM inbox'), '0', 'nothing is left in the inbox');
  while (!life.isOver) await client.step(second.base, life);
  await checkLife(client, second.base, life);
  client.close();
  await first.start();
  return life;
}

test('two nodes, one killed', { timeout: kHours }, async (t) => {
  const pair = new Pair();
  try {
    await pair.postgres.start();
    for (const node of pair.nodes) await node.start();
    const tokens = await signIn(pair.nodes[0]);
    const ledger = [];
    await t.test('while an act waits in an inbox: asked again at the other node, it is done once', async () => {
      ledger.push(await dieWaiting(pair, tokens));
    });
    await t.test(`${kRounds} times under load: every request is answered at the second try, nothing is doubled`, { timeout: kHours }, async (rounds) => {
      for (let round = 1; round <= kRounds; ++round) {
        const words = await killOne(pair, tokens, ledger, kSeed + round);
        if (process.env.TB_GATES_SAY) console.log(words);
        rounds.diagnostic(words);
      }
      await checkAll(pair, tokens, ledger, ledger);
      await pair.verify();
    });
    const times = Math.ceil(kRounds / 20);
    await t.test(`${times} times while timers fire: each fires once, the lease moves`, { timeout: kHours }, async (rounds) => {
      const today = Date.now();
      for (let round = 1; round <= times; ++round) {
        const clock = `${new Date(today + round * 21 * 86400000).toISOString().slice(0, 10)}T10:00:00+08:00`;
        const words = await killTheFirer(pair, clock, kSeed + round);
        if (process.env.TB_GATES_SAY) console.log(words);
        rounds.diagnostic(words);
      }
      await pair.verify();
    });
  } finally {
    await pair.end();
  }
});

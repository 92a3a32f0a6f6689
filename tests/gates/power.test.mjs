// Power loss (issue: gates): the server is killed under load, what it had not synced is taken back, and it starts on
// what is left. Every answered request is there once; what got no answer is asked again with its key, and done once.
// TB_GATES_ROUNDS rounds (5) on each database; a round prints its seed, TB_GATES_SEED starts with it.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { appendFileSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pause, signIn, until } from './city.mjs';
import { Client, Life, checkLife, checkNoOthers, live, retry } from './lives.mjs';
import { randomOf } from './rollback.mjs';
import { PowerCity } from './stores.mjs';

const kRounds = Number(process.env.TB_GATES_ROUNDS ?? 5);
// How many lines of JSON a reader must leave out.
const unreadable = (text) => text.split('\n').filter((line) => {
  try { return line !== '' && !JSON.parse(line); } catch { return true; }
}).length;
const kSeed = Number(process.env.TB_GATES_SEED ?? randomInt(1 << 30));
const kConnections = 8;
const kHours = 6 * 3600 * 1000;

// Load, cut, start. Gives the lives of this round.
async function loseItAll(city, tokens, random, how = {}) {
  const fresh = [];
  let isOver = false;
  const load = live(city.node, tokens, random, fresh, kConnections, () => isOver);
  load.catch(() => undefined);
  await Promise.race([pause(80 + random() * 400), load]);
  isOver = true;
  const cut = await city.cut(how.random);
  await load;
  await city.start();
  return { fresh, cut };
}

// What must be there is there, once.
async function checkAll(city, tokens, random, ledger, fresh) {
  const client = new Client(tokens, random);
  try {
    for (const life of fresh) await checkLife(client, city.node.base, life);
    for (const life of fresh) await retry(client, city.node.base, life);
    for (const life of fresh) await checkLife(client, city.node.base, life, { isWhole: false });
    const licences = ledger.filter((life) => life.licence).map((life) => life.licence);
    assert.equal(new Set(licences).size, licences.length, 'a licence number was given twice');
    await checkNoOthers(client, city.node.base, ledger, new Set(fresh.map((life) => life.number)));
    await city.verify();
  } finally {
    client.close();
  }
}

async function powerRounds(city, tokens, ledger, t) {
  for (let round = 1; round <= kRounds; ++round) {
    const seed = kSeed + round;
    const random = randomOf(seed);
    const isTorn = random() < 0.7;
    const { fresh, cut } = await loseItAll(city, tokens, random, { random: isTorn ? random : undefined });
    ledger.push(...fresh);
    const answered = fresh.reduce((sum, life) => sum + life.done, 0);
    const open = fresh.filter((life) => life.asked).length;
    const words = `${city.kind} round ${round} seed ${seed}: ${answered} answered, ${open} without answer, ` +
      `${cut.contents} writes and ${cut.entries} names not synced, ${isTorn ? `kept at ${cut.chance}` : 'all dropped'}`;
    if (kRounds > 20 || process.env.TB_GATES_SAY) console.log(words);
    try {
      await checkAll(city, tokens, random, ledger, fresh);
    } catch (error) {
      error.message = `${words}\n${error.message}\n${city.node.log()}`;
      throw error;
    }
    t.diagnostic(words);
  }
}

for (const kind of ['sqlite', 'postgres']) {
  test(`power loss on ${kind}`, { timeout: kHours }, async (t) => {
    const city = new PowerCity(kind);
    const ledger = [];
    try {
      await t.test('a new city outlives a cut right after its first start, with its keys', async () => {
        await city.start();
        await signIn(city.node, ['auditor']);
        await city.cut();
        await city.start();
        await signIn(city.node, ['auditor']);
        await city.verify();
      });
      const tokens = await signIn(city.node);
      await t.test(`${kRounds} cuts under load lose nothing that was answered and double nothing`, { timeout: kHours },
        (rounds) => powerRounds(city, tokens, ledger, rounds));
      await t.test('every case of all rounds is there, once', async () => {
        const client = new Client(tokens, Math.random);
        for (const life of ledger) await checkLife(client, city.node.base, life, { isWhole: false });
        assert.equal(await checkNoOthers(client, city.node.base, ledger), new Set(ledger.map((life) => life.number)).size);
        client.close();
      });
      await t.test('a checkpoint line that the cut tore hides no other line', async () => {
        const file = join(city.data, 'checkpoints.jsonl');
        const whole = await city.verify();
        assert.ok(whole.checkpoints > 0, 'no checkpoint outlived the cuts');
        await city.cut();
        const torn = unreadable(readFileSync(file, 'utf8')); // by the cuts before, the last line too
        appendFileSync(file, '\n{"lane":"3","cou');
        await city.start();
        const client = new Client(tokens, Math.random);
        const life = new Life();
        ledger.push(life);
        while (!life.isOver) await client.step(city.node.base, life);
        client.close();
        const after = await until('a line after the torn one', async () => {
          const seen = await city.verify();
          return seen.text.includes(`有 ${torn + 1} 行读不出`) && seen.checkpoints > whole.checkpoints && seen;
        });
        renameSync(file, `${file}.away`);
        assert.ok((await city.verify()).checkpoints < after.checkpoints, 'the file was not used');
        renameSync(`${file}.away`, file);
      });
      const liars = kind === 'sqlite' ? { 'does not sync': { honest: false } } : {
        'does not sync': { settings: ['fsync=off'] },
        'answers before it syncs': { settings: ['fsync=on', 'synchronous_commit=off'] },
      };
      for (const [what, how] of Object.entries(liars)) {
        await t.test(`the gate notices a database that ${what}`, async () => {
          await city.cut();
          await city.start(how);
          const random = randomOf(kSeed);
          const { fresh } = await loseItAll(city, tokens, random);
          await assert.rejects(checkAll(city, tokens, random, fresh, fresh), /is gone|version|state of|papers of|made twice/);
        });
      }
    } finally {
      await city.end();
    }
  });
}

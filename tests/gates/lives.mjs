// The load of the gates: whole lives of a permit over loopback, and a ledger of what was asked and what was answered.
// After a kill the ledger says what must be there: every answered step once, and each step without an answer, asked
// again with the same key, once.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { NoAnswer, newAgent, send } from './city.mjs';

const kVenue = '511A0015500009-511602000000-000-115113016823646795-1-00';
const kForm = {
  applicant_name: '广安青禾美容美发有限公司', credit_code: '91511602MA7DEM0169', phone: '13712345602',
  contact_address: '演示大道 88 号', place_name: '青禾美容美发', address: '演示大道 88 号',
  category: '公共浴室、理发店、美容店', area_m2: 86, staff_count: 1,
  health_certificates: [{ name: '赵敏', certificate_no: '演示0001', valid_to: '2030-09-01' }],
  central_air: false, manager: '赵敏', opening_date: '2027-12-20', delivery: '窗口领取', service_address: '演示大道 88 号',
};
const upload = (material) => ({ name: `upload ${material}`, who: 'company1', material, state: 'draft' });
const task = (who, outcome, state) => ({ name: outcome, who, outcome, state });
// The nine commands of a life, and the state of the case after each.
export const kSteps = [
  { name: 'create', who: 'company1', state: 'draft' },
  upload('layout_plans'), upload('hygiene_report'), upload('hygiene_rules'),
  { name: 'submit', who: 'company1', state: 'received' },
  task('clerk1', 'accept', 'accepted'), task('reviewer1', 'pass', 'in_review'),
  task('approver1', 'grant', 'granted'), task('clerk1', 'deliver', 'closed'),
];

const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

// A PDF of its own, so that a mixed-up or torn paper shows; from 1 KB, kept beside its row, to some chunks on the shelf.
function paper(random) {
  const text = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n% ${randomUUID()}\n`;
  const filler = `% ${'0123456789'.repeat(9)}\n`.repeat(Math.floor(10 ** (1 + 2.3 * random())));
  return Buffer.from(`${text}${filler}trailer<</Size 4/Root 1 0 R>>\n%%EOF\n`);
}

function multipart(material, bytes) {
  const boundary = 'gate-boundary-5b1c';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="material"\r\n\r\n${material}\r\n--${boundary}\r\n` +
    `Content-Disposition: form-data; name="file"; filename="材料.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

// One case: how far it got by its answers, and the step under way.
export class Life {
  constructor() {
    Object.assign(this, { done: 0, version: 0, state: '', number: undefined, task: undefined, papers: {}, asked: undefined });
  }
  get isOver() { return this.done === kSteps.length; }

  // What the next step sends; asked again it is the same to the byte, with the same key.
  next(random) {
    if (this.asked) return this.asked;
    const step = kSteps[this.done];
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    let path = '/api/v1/cases', body = JSON.stringify({ item_code: kVenue, form: kForm });
    if (step.material) {
      path = `/api/v1/cases/${this.number}/materials`;
      this.bytes = paper(random);
      const form = multipart(step.material, this.bytes);
      headers['Content-Type'] = form.type;
      body = form.body;
    } else if (step.name === 'submit') {
      path = `/api/v1/cases/${this.number}/submit`;
      body = '{}';
    } else if (step.outcome) {
      path = `/api/v1/tasks/${this.task}/complete`;
      body = JSON.stringify({ outcome: step.outcome, comment: '同意' });
    }
    this.asked = { method: 'POST', path, headers, body };
    return this.asked;
  }

  // Notes a good answer of the step under way.
  take(answer) {
    const step = kSteps[this.done];
    if (step.material) {
      this.papers[step.material] = digest(this.bytes);
      this.version = Number(answer.case_version);
      this.state = 'draft';
    } else {
      assert.equal(answer.state, step.state, `${step.name} of ${answer.number}`);
      this.number ??= answer.number;
      assert.equal(answer.number, this.number, 'the answer is of the same case');
      this.version = Number(answer.version);
      this.state = answer.state;
      this.task = answer.tasks?.[0]?.id;
      this.licence = answer.licence?.number ?? this.licence;
    }
    this.done += 1;
    this.asked = undefined;
  }
}

// Somebody's way in to one node after another, over one connection.
export class Client {
  constructor(tokens, random) { Object.assign(this, { tokens, random, agent: newAgent() }); }
  ask(base, who, call) {
    return send({ base, agent: this.agent, ...call, headers: { Authorization: `Bearer ${this.tokens[who]}`, ...call.headers } });
  }
  get(base, who, path) { return this.ask(base, who, { method: 'GET', path }); }

  // The next step of a life; throws NoAnswer when none came.
  async step(base, life) {
    const step = kSteps[life.done];
    const answer = await this.ask(base, step.who, life.next(this.random));
    if (answer.status !== 200 && answer.status !== 201)
      throw Object.assign(new Error(`${step.name} of ${life.number}: ${answer.status} ${answer.bytes}`), { answer });
    life.take(answer.json);
    return answer;
  }
  close() { this.agent.destroy(); }
}

// Lives on `count` connections until the node is killed or `isOver` says so. Everything begun is in `ledger`.
export async function live(node, tokens, random, ledger, count, isOver) {
  const one = async () => {
    const client = new Client(tokens, random);
    try {
      while (!isOver()) {
        const life = new Life();
        ledger.push(life);
        // Some drafts are left as they are.
        const end = random() < 0.2 ? 1 + Math.floor(random() * 5) : kSteps.length;
        while (life.done < end && !isOver()) await client.step(node.base, life);
      }
    } catch (error) {
      // While the node and its database are killed, "unavailable" is as good as no answer.
      const isAway = isOver() && error.answer?.status === 503;
      if (!(error instanceof NoAnswer) && !isAway) throw error;
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: count }, one));
}

// What every refusal of a server in trouble must be: said to come again, with a stable code and words for people.
export function checkTrouble({ status, headers, json, bytes }) {
  assert.equal(status, 503, `${bytes}`);
  assert.match(headers['content-type'], /application\/problem\+json/);
  assert.match(headers['retry-after'], /^[1-9]\d*$/);
  assert.match(json.code, /^(store\.(unavailable|outcome_unknown)|blob\.not_stored|case\.busy)$/);
  assert.match(json.detail, /\p{Script=Han}/u);
}

// Lives on `count` connections while servers are in trouble: a step that gets no answer, or "unavailable", is asked
// again with its key, at the next of `nodes`. Each trouble is noted: {step, tries, ms, codes}.
export async function persist(nodes, tokens, random, ledger, count, isOver, { rest = 20, end = () => kSteps.length } = {}) {
  const troubles = [];
  const settle = async (client, life, at) => {
    const trouble = { step: kSteps[life.done].name, tries: 1, since: Date.now(), codes: [] };
    for (;; ++trouble.tries) {
      try {
        await client.step(nodes[at.node].base, life);
        break;
      } catch (error) {
        if (error.answer) checkTrouble(error.answer);
        else if (!(error instanceof NoAnswer)) throw error;
        trouble.codes.push(error.answer?.json.code ?? 'none');
      }
      at.node = (at.node + 1) % nodes.length;
      if (trouble.tries > 1 || nodes.length === 1) await new Promise((resolve) => setTimeout(resolve, rest));
      if (trouble.tries * rest > 60000) throw new Error(`${trouble.step} of ${life.number} stays refused: ${trouble.codes.at(-1)}`);
    }
    if (trouble.tries > 1) troubles.push({ ...trouble, ms: Date.now() - trouble.since });
  };
  const one = async (_, index) => {
    const client = new Client(tokens, random);
    const at = { node: index % nodes.length };
    try {
      while (!isOver()) {
        const life = new Life();
        ledger.push(life);
        const last = end(random);
        while (life.done < last && (!isOver() || life.asked)) await settle(client, life, at);
        at.node = (at.node + 1) % nodes.length;
      }
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: count }, one));
  return troubles;
}

// The case as its applicant sees it is what the answers said: state, version, papers, timeline, each once.
export async function checkLife(client, base, life, { isWhole = true } = {}) {
  if (life.number === undefined) return;
  const answer = await client.get(base, 'company1', `/api/v1/cases/${life.number}`);
  assert.equal(answer.status, 200, `${life.number} was answered and is gone: ${answer.bytes}`);
  const seen = answer.json;
  const step = life.asked ? kSteps[life.done] : undefined;
  const versions = step ? [life.version, life.version + 1] : [life.version];
  assert.ok(versions.includes(Number(seen.version)),
    `${life.number}: version ${seen.version}, answered ${life.version}${step ? `, ${step.name} under way` : ''}`);
  const isApplied = Number(seen.version) > life.version;
  assert.equal(seen.state, isApplied ? step.state : life.state, `state of ${life.number}`);
  const count = (kind) => seen.timeline.filter((one) => one.kind === kind).length;
  const done = life.done + (isApplied ? 1 : 0);
  for (const [index, kind] of ['submitted', 'accepted', 'passed', 'granted', 'delivered'].entries())
    assert.equal(count(`case.${kind}.v1`), done > index + 4 ? 1 : 0, `case.${kind}.v1 in the timeline of ${life.number}`);
  const papers = kSteps.slice(0, done).filter((one) => one.material).map((one) => one.material);
  const present = seen.materials.filter((one) => one.file).map((one) => one.id);
  assert.deepEqual([...present].sort(), [...papers].sort(), `papers of ${life.number}`);
  assert.equal(seen.licence?.number, life.licence ?? (isApplied && step.name === 'grant' ? seen.licence?.number : undefined));
  if (!isWhole) return;
  for (const [material, wanted] of Object.entries(life.papers)) {
    const file = await client.get(base, 'company1', `/api/v1/cases/${life.number}/materials/${material}/file`);
    assert.equal(file.status, 200, `paper ${material} of ${life.number}: ${file.bytes}`);
    if (!(step?.material === material && isApplied)) assert.equal(digest(file.bytes), wanted, `paper ${material} of ${life.number}`);
  }
}

// Asks the step under way again, with the same key: it is done, once.
export async function retry(client, base, life) {
  if (!life.asked) return;
  const step = kSteps[life.done];
  const before = life.version;
  await client.step(base, life);
  const steps = life.version - before;
  // A paper sent again takes the place of the one before; every other step carries a key and is done once.
  if (step.name !== 'create' && !(step.material && steps === 2))
    assert.equal(steps, 1, `${step.name} of ${life.number} was done ${steps} times`);
}

// Every case of the applicant is one that the ledger began, as far back as the newest `known` numbers.
export async function checkNoOthers(client, base, ledger, fresh) {
  const numbers = new Set(ledger.map((life) => life.number));
  const seen = new Set();
  let cursor = '';
  for (;;) {
    const list = (await client.get(base, 'company1', `/api/v1/cases?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)).json;
    for (const row of list.items) {
      assert.ok(numbers.has(row.number), `${row.number} was made twice: nobody was told its number`);
      assert.ok(!seen.has(row.number), `${row.number} is in the list twice`);
      seen.add(row.number);
    }
    if (!list.next || (fresh && !list.items.some((row) => fresh.has(row.number)))) return seen.size;
    cursor = list.next;
  }
}

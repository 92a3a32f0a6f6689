// node server.mjs PORT DATABASE_URL: create a case, complete its task, read it, as a careful Fastify service
// would: schema-checked bodies, one transaction a command, sealed personal data, idempotency, a journal.
import cluster from 'node:cluster'
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'

const [port, url] = process.argv.slice(2)
const WORKERS = 2 // as many as the machine has cores
const KEY = Buffer.alloc(32, 7)
const DAY_US = 86_400_000_000n
pg.types.setTypeParser(20, BigInt)

if (cluster.isPrimary) {
  for (let i = 0; i < WORKERS; ++i) cluster.fork()
  process.on('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers)) worker.kill()
    process.exit(0)
  })
} else {
  await serve()
}

function seal(text) {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', KEY, nonce)
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}
function unseal(bytes) {
  const cipher = createDecipheriv('aes-256-gcm', KEY, bytes.subarray(0, 12))
  cipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString()
}

async function serve() {
  const pool = new pg.Pool({ connectionString: url, max: 12 })
  const app = Fastify({ logger: false })
  let serial = 0n
  const now = () => BigInt(Date.now()) * 1000n
  const newId = () => (BigInt(Date.now() - 1_704_067_200_000) << 22n) | (BigInt(cluster.worker.id) << 12n) | (serial++ & 4095n)
  const sessions = new Map()

  const refuse = (status, code) => Object.assign(new Error(code), { statusCode: status })
  // Whom a token belongs to, remembered for two seconds.
  async function caller(request) {
    const token = createHash('sha256').update(request.headers.authorization?.slice(7) ?? '').digest('hex')
    const known = sessions.get(token)
    if (known && known.until > Date.now()) return known.row
    const { rows } = await pool.query({ name: 'session', text: 'SELECT account, name FROM session WHERE token = $1', values: [token] })
    if (!rows.length) throw refuse(401, 'session.expired')
    sessions.set(token, { row: rows[0], until: Date.now() + 2000 })
    return rows[0]
  }
  const alone = (name, text, values) => pool.query({ name, text, values })
  async function transaction(body) {
    const client = await pool.connect()
    const ask = (name, text, values) => client.query({ name, text, values })
    try {
      await client.query('BEGIN')
      const result = await body(ask)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    } finally {
      client.release()
    }
  }
  const digestOf = (body) => createHash('sha256').update(JSON.stringify(body)).digest('hex')
  async function known(ask, who, route, key, body) {
    const { rows } = await ask('idempotency', 'SELECT digest, case_id FROM idempotency WHERE account = $1 AND route = $2 AND key = $3', [who.account, route, key])
    if (rows.length && rows[0].digest !== digestOf(body)) throw refuse(422, 'idempotency.other_body')
    return rows[0]
  }
  const remember = (ask, who, route, key, body, id) =>
    ask('remember', 'INSERT INTO idempotency VALUES ($1, $2, $3, $4, $5, $6)', [who.account, route, key, digestOf(body), id, now()])
  const tell = (ask, id, kind, who, payload) =>
    ask('journal', 'INSERT INTO journal VALUES ($1, $2, $3, $4, $5, $6)', [id, newId(), kind, who.account, now(), seal(JSON.stringify(payload))])

  async function view(ask, id) {
    const found = await ask('case', 'SELECT * FROM "case" WHERE id = $1', [id])
    if (!found.rows.length) throw refuse(404, 'case.not_found')
    const clocks = await ask('clocks', 'SELECT * FROM clock WHERE case_id = $1 ORDER BY name', [id])
    const tasks = await ask('tasks', "SELECT * FROM task WHERE case_id = $1 AND state = 'open' ORDER BY id", [id])
    const documents = await ask('documents', 'SELECT * FROM document WHERE case_id = $1 ORDER BY id', [id])
    const journal = await ask('timeline', 'SELECT * FROM journal WHERE case_id = $1 ORDER BY id', [id])
    const record = found.rows[0]
    return {
      number: record.number,
      version: record.version.toString(),
      state: record.state,
      item: { code: record.item_code },
      applicant: JSON.parse(unseal(record.applicant_sealed)),
      form: { ...JSON.parse(record.form_public), ...JSON.parse(unseal(record.form_sealed)) },
      clocks: clocks.rows.map((clock) => ({ ...JSON.parse(clock.record), due_at: clock.due_at.toString() })),
      tasks: tasks.rows.map((task) => ({ id: `${task.case_id}.${task.id}`, name: task.name, act: task.act, due_at: task.due_at.toString() })),
      documents: documents.rows.map((paper) => ({ id: paper.id.toString(), kind: paper.kind, number: paper.number, issued_at: paper.issued_at.toString() })),
      timeline: journal.rows.map((entry) => ({ kind: entry.kind, at: entry.at.toString(), ...JSON.parse(unseal(entry.payload)) })),
    }
  }
  async function open(ask, id, name, act, scope, due) {
    const task = newId()
    await ask('task_add', "INSERT INTO task VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', NULL, NULL, '')", [id, task, name, act, scope, due, now()])
    await ask('access_add', 'INSERT INTO task_access VALUES ($1, $2, $3, $4, $5)', [scope, due, task, id, act])
  }
  async function issue(ask, id, kind, data) {
    const { rows } = await ask('number', 'INSERT INTO document_number VALUES ($1, $2, $3, 1) ON CONFLICT (body, series, year) DO UPDATE SET last = document_number.last + 1 RETURNING last', [511602032n, kind, 2026n])
    await ask('document_add', 'INSERT INTO document VALUES ($1, $2, $3, $4, $5, $6)', [id, newId(), kind, `${kind}〔2026〕${rows[0].last}号`, now(), seal(JSON.stringify(data))])
  }

  const text = { type: 'string', maxLength: 400 }
  const form = {
    type: 'object',
    required: ['applicant_name', 'credit_code', 'phone', 'place_name', 'address'],
    properties: { applicant_name: text, credit_code: { type: 'string', pattern: '^[0-9A-Z]{18}$' }, phone: { type: 'string', pattern: '^1[0-9]{10}$' }, place_name: text, address: text, area_m2: { type: 'number', minimum: 1 }, staff_count: { type: 'integer', minimum: 0 } },
  }
  const createBody = { type: 'object', required: ['item_code', 'form'], properties: { item_code: text, form } }
  const completeBody = { type: 'object', required: ['outcome'], properties: { outcome: { enum: ['accept', 'refuse', 'correct'] }, comment: text } }
  const SENSITIVE = ['applicant_name', 'phone', 'contact_address', 'manager', 'health_certificates', 'service_address']

  app.post('/api/v1/cases', { schema: { body: createBody } }, async (request, reply) => {
    const who = await caller(request)
    const key = request.headers['idempotency-key']
    const made = await transaction(async (ask) => {
      const before = await known(ask, who, 'cases', key, request.body)
      if (before) return before.case_id
      const id = newId()
      const sensitive = Object.fromEntries(Object.entries(request.body.form).filter(([name]) => SENSITIVE.includes(name)))
      const open_part = Object.fromEntries(Object.entries(request.body.form).filter(([name]) => !SENSITIVE.includes(name)))
      const due = now() + 2n * DAY_US
      const index = createHmac('sha256', KEY).update(request.body.form.applicant_name).digest()
      await ask('case_add', 'INSERT INTO "case" VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, $10, $11, 1)', [id, `F${id}`, request.body.item_code, 'received', who.account, seal(JSON.stringify({ name: request.body.form.applicant_name })), index, JSON.stringify(open_part), seal(JSON.stringify(sensitive)), now(), due])
      await open(ask, id, '收件预审与受理', 'accept', 'accepter@511602', due)
      await tell(ask, id, 'case.received.v1', who, { title: '提交申请', who: who.name })
      await remember(ask, who, 'cases', key, request.body, id)
      return id
    })
    return reply.code(201).send(await view(alone, made))
  })

  app.post('/api/v1/tasks/:id/complete', { schema: { body: completeBody } }, async (request) => {
    const who = await caller(request)
    const key = request.headers['idempotency-key']
    const [id, task] = request.params.id.split('.').map(BigInt)
    const done = await transaction(async (ask) => {
      const before = await known(ask, who, 'complete', key, request.body)
      if (before) return before.case_id
      const found = await ask('task_lock', 'SELECT * FROM task WHERE case_id = $1 AND id = $2 FOR UPDATE', [id, task])
      if (!found.rows.length) throw refuse(404, 'task.not_found')
      if (found.rows[0].state !== 'open') throw refuse(409, 'task.already_done')
      const at = now()
      await ask('task_done', "UPDATE task SET state = 'done', done_by = $3, done_at = $4, outcome = $5 WHERE case_id = $1 AND id = $2", [id, task, who.account, at, request.body.outcome])
      await ask('access_gone', 'DELETE FROM task_access WHERE scope = $1 AND due_at = $2 AND task_id = $3', [found.rows[0].scope, found.rows[0].due_at, task])
      const due = at + 20n * DAY_US
      await ask('decision_clock', "INSERT INTO clock VALUES ($1, 'decision', 'running', $2, $3)", [id, due, JSON.stringify({ name: 'decision', limit: 20, unit: 'workday', state: 'running' })])
      const saved = await ask('case_save', 'UPDATE "case" SET state = $2, accepted_at = $3, updated_at = $3, due_at = $4, version = version + 1 WHERE id = $1', [id, 'accepted', at, due])
      if (saved.rowCount !== 1) throw refuse(409, 'store.conflict')
      await open(ask, id, '审查', 'review', 'reviewer@511602032', due)
      await tell(ask, id, 'case.accepted.v1', who, { title: '受理', who: who.name })
      await remember(ask, who, 'complete', key, request.body, id)
      await issue(ask, id, '受理', { outcome: request.body.outcome }) // last: the row of the number stays locked
      return id
    })
    return view(alone, done)
  })

  app.get('/api/v1/cases/:number', async (request) => {
    const who = await caller(request)
    const { rows } = await alone('by_number', 'SELECT id, applicant FROM "case" WHERE number = $1', [request.params.number])
    if (!rows.length || rows[0].applicant !== who.account) throw refuse(404, 'case.not_found')
    return view(alone, rows[0].id)
  })

  app.get('/health/ready', async () => ({ status: 'ready' }))
  await app.listen({ port: Number(port), host: '127.0.0.1' })
}

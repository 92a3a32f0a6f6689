// One clerk's task list while a million tasks are open, on both databases. Cases are really submitted
// (their personal data is sealed for each of them); their open tasks are multiplied in bulk by SQL.
import { rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { City, psql } from '../places.mjs'
import { ms, number, table } from '../report.mjs'

const CASES = 2000 // really submitted
const EACH = 499 // more open tasks of each
const AWAY = 2 ** 44 // from the ids of real tasks
const STEP = 1000 // between those of two copies
const YEAR_US = 365 * 24 * 3600 * 1_000_000
const LIST = 'var/bench/tasks.get'
const PAGES = [
  ['first page', '1\t/api/v1/tasks?limit=20'],
  ['one queue', '1\t/api/v1/tasks?queue=accept&limit=20'],
  ['page in the middle', null], // its cursor is found out below
]

// The columns of a table, some of them with another expression.
function copy(columns, from, target, changed, series) {
  const values = columns.map((name) => changed[name] ?? `m."${name}"`)
  return `INSERT INTO "${target}" (${columns.map((name) => `"${name}"`).join(', ')}) SELECT ${values.join(', ')} FROM ${series} s, ${from} m;`
}

// SQL that multiplies the open tasks of the submitted cases.
function filling(columnsOf, series) {
  const id = (name) => `m."${name}" + ${AWAY} + s.n * ${STEP}`
  const due = (name) => `m."due_at" + (m."${name}" / 4096 + s.n * 7919) % 1000003 * ${Math.floor(YEAR_US / 1_000_003)}`
  const task = copy(columnsOf('task'), `(SELECT * FROM task WHERE state = 'open')`, 'task', { id: id('id'), due_at: due('id') }, series)
  const access = copy(columnsOf('task_access'), 'task_access', 'task_access', { task_id: id('task_id'), due_at: due('task_id') }, series)
  return [task, access]
}

function fillSqlite(file) {
  const database = new DatabaseSync(file)
  const ask = (sql) => database.prepare(sql).all().map((row) => Object.values(row)[0])
  const series = `(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${EACH}) SELECT n FROM c)`
  const columns = (name) => ask(`SELECT name FROM pragma_table_info('${name}')`)
  const sql = filling(columns, series)
  database.exec('PRAGMA synchronous=OFF; PRAGMA cache_size=-400000')
  for (const one of ['BEGIN', ...sql, 'COMMIT', 'ANALYZE', 'PRAGMA wal_checkpoint(TRUNCATE)']) database.exec(one)
  const [open] = ask('SELECT count(*) FROM task_access')
  database.close()
  return open
}

function fillPostgres(url) {
  const columns = (name) => psql(url, `SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${name}' AND is_generated = 'NEVER'`).split('\n').filter(Boolean)
  const sql = filling(columns, `(SELECT generate_series(1::bigint, ${EACH}::bigint) AS n)`)
  for (const one of sql) psql(url, one)
  psql(url, 'VACUUM ANALYZE')
  return Number(psql(url, 'SELECT count(*) FROM task_access'))
}

async function measure(store) {
  let city = await City.start(store, 'tasks')
  await city.load('submission', { connections: 16, warmup: 0, seconds: 60, limit: CASES })
  await city.stop()
  const begun = Date.now()
  const open = store === 'sqlite' ? fillSqlite(`${city.folder}/tongban.db`) : fillPostgres(city.url)
  const filled = (Date.now() - begun) / 1000
  city = await City.start(store, 'tasks', { keep: true })
  const [, token] = await city.tokens()
  const answer = await fetch(`${city.base}/api/v1/tasks?limit=20`, { headers: { Authorization: `Bearer ${token}` } })
  const page = await answer.json()
  if (page.items?.length !== 20) throw new Error(`the list does not show 20 tasks: ${JSON.stringify(page).slice(0, 300)}`)
  const [due, task] = page.next.split('.')
  const middle = `${BigInt(due) + BigInt(YEAR_US) / 2n}.${task ?? 0}`
  const found = []
  for (const [name, line] of PAGES) {
    writeFileSync(LIST, `${line ?? `1\t/api/v1/tasks?limit=20&cursor=${middle}`}\n`)
    // One at a time: how long the answer takes; then 16 at once.
    const alone = await city.load('get', { file: LIST, connections: 1, warmup: 1, seconds: 5 })
    const together = await city.load('get', { file: LIST, connections: 16, warmup: 0.5, seconds: 5 })
    found.push({ name, alone, together })
  }
  const total = page.total
  await city.stop()
  if (store === 'sqlite') rmSync(city.folder, { recursive: true })
  else psql(city.url.replace(/[^/]*$/, 'tongban'), 'DROP DATABASE bench_tasks WITH (FORCE)')
  return { store, open, filled, total, found }
}

export async function run() {
  const raw = [await measure('sqlite'), await measure('postgres')]
  const rows = raw.flatMap(({ store, open, found }) =>
    found.map(({ name, alone, together }) => [
      store === 'sqlite' ? 'SQLite' : 'PostgreSQL',
      number(open),
      name,
      `**${ms(alone.request_us.p50)}**`,
      ms(alone.request_us.p99),
      number(together.perSecond),
      ms(together.request_us.p99),
      number(together.cpuEach.server),
      store === 'sqlite' ? '' : number(together.cpuEach.database),
      alone.refused + together.refused,
    ]),
  )
  const text = `\`GET /api/v1/tasks\`, 20 tasks a page, for \`clerk1\`, who may see all of them (promise: ≤ 2 ms). ${number(CASES)} cases were submitted through HTTP, then each got ${EACH} more open tasks by SQL, with due times spread over a year.

${table(['store', 'open tasks', 'page', 'p50 ms alone', 'p99 ms alone', 'requests/s, 16 at once', 'p99 ms', 'server µs', 'database µs', 'refused'], rows)}`
  return { title: 'A million open tasks', text, raw }
}

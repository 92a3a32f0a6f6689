// Reading: CPU a request, and latency under a load that does not wait for the server.
import { readFileSync, writeFileSync } from 'node:fs'
import { City, ITEM, run as call } from '../places.mjs'
import { ms, number, table } from '../report.mjs'

const RATES = [10_000, 5000, 2000, 1000] // until one is answered in time
const PROMISED_US = 3000
const KEEP = 'var/bench/reads'
const WORDS = ['卫生', '许可', '食品', '高龄津贴', '公共场所', '备案', '养老', '建设工程']

// Each page as lines for the load client: account, path.
function pages(store) {
  const made = readFileSync(`${KEEP}-${store}.cases`, 'utf8')
  const items = [ITEM]
  const file = (name, lines) => {
    writeFileSync(`${KEEP}-${store}.${name}`, lines.join('\n') + '\n')
    return [name, `${KEEP}-${store}.${name}`]
  }
  return [
    file('item', items.map((code) => `-\t/api/v1/items/${code}`)),
    file('search', WORDS.map((word) => `-\t/api/v1/items?q=${encodeURIComponent(word)}`)),
    file('case', made.trim().split('\n')),
    file('tasks', ['1\t/api/v1/tasks']),
  ]
}

async function measure(store) {
  const city = await City.start(store, 'reads')
  // Cases to read, and open tasks to list.
  await city.load('submission', { connections: 8, warmup: 0, seconds: 30, limit: 400, keep: `${KEEP}-${store}` })
  const found = []
  for (const [name, file] of pages(store)) {
    const closed = await city.load('get', { file, connections: 16, warmup: 1, seconds: 5 })
    const open = []
    for (const rate of RATES) {
      open.push(await city.load('get', { file, rate, connections: 128, warmup: 1, seconds: 5 }))
      if (open.at(-1).request_us.p99 <= PROMISED_US) break
    }
    found.push({ name, closed, open })
  }
  await city.stop()
  return found
}

const NAMES = { item: 'item page', search: 'search', case: 'case page', tasks: 'task list' }
const PATHS = { item: 'GET /items/{code}', search: 'GET /items?q=', case: 'GET /cases/{number}', tasks: 'GET /tasks' }

export async function run() {
  const raw = { bare: JSON.parse(call('build/release/bench_statements', 'sqlite', 'var/bench/statements', '1')).reads_us }
  for (const store of ['sqlite', 'postgres']) raw[store] = await measure(store)
  const cost = ['sqlite', 'postgres'].flatMap((store) =>
    raw[store].map(({ name, closed }) => {
      const base = store === 'sqlite' ? raw.bare[name] : 0 // inside the server's process
      const database = store === 'sqlite' ? base : closed.cpuEach.database
      const above = closed.cpuEach.server - base
      return [store === 'sqlite' ? 'SQLite' : 'PostgreSQL', NAMES[name], `\`${PATHS[name]}\``, number(closed.perSecond), number(closed.cpuEach.server, 1), number(database, 1), `**${number(above, 1)}**`, number(closed.cpuEach.client, 1), closed.refused]
    }),
  )
  const open = ['sqlite', 'postgres'].flatMap((store) =>
    raw[store].flatMap(({ name, open }) =>
      open.map((x) => [store === 'sqlite' ? 'SQLite' : 'PostgreSQL', NAMES[name], number(x.rate), number(x.perSecond), ms(x.request_us.p50), ms(x.request_us.p99), ms(x.request_us.p999), x.refused]),
    ),
  )
  const text = `CPU time a request, closed loop with 16 connections (promise: ≤ 15 µs above the database's own). SQLite works inside the server: its share is the bare statements of the request, measured alone. PostgreSQL's is the CPU of its backends.

${table(['store', 'page', 'request', 'requests/s', 'server µs', 'database µs', 'above it µs', 'client µs', 'refused'], cost)}

Open loop: requests are due at a constant rate on 128 connections, latency counts from the instant a request was due (promise: p99 ≤ 3 ms at 10,000/s; the rate is lowered until p99 is kept). Where fewer are answered than asked for, the rate is beyond the machine and the latency is that of a growing queue.

${table(['store', 'page', 'asked/s', 'answered/s', 'p50 ms', 'p99 ms', 'p99.9 ms', 'refused'], open)}`
  return { title: 'Reading', text, raw }
}

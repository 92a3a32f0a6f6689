// The very statements of a submission and of a life, recorded from the program and run without it:
// on SQLite by a loop over prepared statements, on PostgreSQL by pgbench in pipeline mode.
import { readFileSync } from 'node:fs'
import { City, freshDatabase, run as call } from '../places.mjs'
import { number, table } from '../report.mjs'

const SECONDS = 5
const CONNECTIONS = [16, 64] // of the load client; the server has 16 workers behind them
const CLIENTS = [4, 8, 16, 32] // of pgbench: each holds a connection to the database
const COMMANDS = { submission: 5, life: 9 }
let round = 0

function pgbench(url, name, clients, seconds) {
  const variables = readFileSync('var/bench/reference/variables', 'utf8').split('\0').filter(Boolean)
  const counters = ['n=0', `clients=${clients}`, `round=${round++}`]
  const defined = [...counters, ...variables].flatMap((one) => ['-D', one])
  const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds)]
  const text = call('pgbench', ...options, '-f', `var/bench/reference/${name}.sql`, ...defined, url)
  const failed = Number(/failed transactions: (\d+)/.exec(text)[1])
  const done = Number(/actually processed: (\d+)/.exec(text)[1])
  const perSecond = Number(/tps = ([\d.]+)/.exec(text)[1])
  if (failed) throw new Error(`pgbench: ${failed} lives failed`)
  return { perSecond, done }
}

async function ofServer(store) {
  const city = await City.start(store, 'bare')
  const found = {}
  for (const mode of Object.keys(COMMANDS)) {
    const runs = []
    for (const connections of CONNECTIONS) runs.push(await city.load(mode, { connections, warmup: 1, seconds: SECONDS }))
    found[mode] = runs
  }
  await city.stop()
  return found
}

const best = (runs) => Math.max(...runs.map((x) => x.scenariosPerSecond))

export async function run() {
  const sqlite = JSON.parse(call('build/release/bench_statements', 'sqlite', 'var/bench/statements', String(SECONDS)))
  const onSqlite = await ofServer('sqlite')
  const url = freshDatabase('bench_reference')
  const recorded = JSON.parse(call('build/release/bench_statements', 'postgres', url, 'var/bench/reference'))
  const reference = {}
  for (const name of Object.keys(COMMANDS)) {
    pgbench(url, name, 16, 1) // warm-up
    reference[name] = CLIENTS.map((clients) => pgbench(url, name, clients, SECONDS))
  }
  const onPostgres = await ofServer('postgres')

  const lite = Object.keys(COMMANDS).map((name) => {
    const bare = sqlite[name]
    const server = best(onSqlite[name])
    const { statements, rows, single, grouped } = bare
    return [name, statements, rows, number(single), number(grouped), number(bare.grouped_cpu_us / COMMANDS[name], 1), number(server), `${number(server / grouped, 2)}`, number(server * COMMANDS[name])]
  })
  const post = Object.keys(COMMANDS).map((name) => {
    const bare = Math.max(...reference[name].map((x) => x.perSecond))
    const server = best(onPostgres[name])
    const { statements, rows } = recorded[name]
    const each = reference[name].map((x) => number(x.perSecond))
    return [name, statements, rows, ...each, number(bare * COMMANDS[name]), number(server), number(server * COMMANDS[name]), `**${number(server / bare, 2)}**`]
  })
  const text = `The statements are recorded from the program itself (\`bench/statements.cpp\`), one submission and one life, and replayed for new cases with the same parameters, rows and transactions. What HTTP, rules, sealing, documents and the journal cost is the difference.

SQLite (WAL, synchronous=FULL), one thread, prepared statements; the server commits many commands at once too, so its peer is the column with 64 commands to a commit:

${table(['scenario', 'statements', 'rows', 'bare/s, one commit each', 'bare/s, 64 to a commit', 'bare µs a command', 'server/s', 'server : 64 to a commit', 'server commands/s'], lite)}

PostgreSQL 15 (fsync), pipelined pgbench with prepared statements in the same transactions and flushes, on the schema of the program's own migrations (promise: ≥ 0.8). Every submission takes a number from one locked row, so that more clients are not always faster:

${table(['scenario', 'statements', 'rows', ...CLIENTS.map((n) => `pgbench/s, ${n} clients`), 'best: commands/s', 'server/s', 'server commands/s', 'server : best'], post)}`
  return { title: 'The same statements without the server', text, raw: { sqlite, onSqlite, recorded, reference, onPostgres } }
}

// Instances in a database, without the city around them, beside the very statements that they make.
import { readFileSync } from 'node:fs'
import { freshDatabase, run as call } from '../places.mjs'
import { number, table } from '../report.mjs'

const SECONDS = 5
const CLIENTS = [4, 8, 16, 32] // of pgbench
const FOLDER = 'var/bench/durable'

function pgbench(url, clients, round) {
  const variables = readFileSync(`${FOLDER}/variables`, 'utf8').split('\0').filter(Boolean)
  const defined = ['n=0', `clients=${clients}`, `round=${round}`, ...variables].flatMap((one) => ['-D', one])
  const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(SECONDS)]
  const text = call('pgbench', ...options, '-f', `${FOLDER}/instance.sql`, ...defined, url)
  if (Number(/failed transactions: (\d+)/.exec(text)[1])) throw new Error('pgbench: instances failed')
  return Number(/tps = ([\d.]+)/.exec(text)[1])
}

export async function run() {
  const sqlite = JSON.parse(call('build/release/bench_durable', 'sqlite', `${FOLDER}-sqlite`, String(SECONDS)))
  const url = freshDatabase('bench_durable')
  const postgres = JSON.parse(call('build/release/bench_durable', 'postgres', url, FOLDER, String(SECONDS)))
  const bare = CLIENTS.map((clients, round) => pgbench(url, clients, round + 1))
  const best = Math.max(...bare)
  const completions = (instances) => number(instances * 3)
  const rates = [
    ['SQLite', sqlite.statements, sqlite.rows, number(sqlite.instances), completions(sqlite.instances), `${number(sqlite.grouped)} (64 to a commit)`, number(sqlite.instances / sqlite.grouped, 2)],
    ['PostgreSQL 15', postgres.statements, postgres.rows, number(postgres.instances), completions(postgres.instances), `${number(best)} (pipelined pgbench)`, number(postgres.instances / best, 2)],
  ]
  const many = Object.entries({ SQLite: sqlite, 'PostgreSQL 15': postgres }).map(([name, { children, timers_100000 }]) => [
    name,
    number(children.begin_1000 + children.done_1000, 2),
    number(children.begin_10000 + children.done_10000, 2),
    `${number((children.begin_10000 + children.done_10000) / (children.begin_1000 + children.done_1000), 1)} ×`,
    number(timers_100000, 1),
  ])
  const text = `An instance of three tasks: begun and done in four transactions, loaded from the database each time. The statements are recorded from the program and replayed for new instances.

${table(['database', 'statements', 'rows', 'instances/s', 'tasks done/s', 'bare instances/s', 'flow : bare'], rates)}

Many children of one instance, begun in one commit and done a hundred to a commit (promise: 10,000 within 10 s, linear from 1,000), and 100,000 timers that are due, 25 to a commit (promises: 5 s and 15 s):

${table(['database', '1,000 children, s', '10,000 children, s', 'growth', '100,000 timers, s'], many)}`
  return { title: 'Instances in the database', text, raw: { sqlite, postgres, bare } }
}

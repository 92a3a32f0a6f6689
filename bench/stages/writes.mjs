// Whole submissions and whole lives through HTTP, closed loop, on both databases.
import { City } from '../places.mjs'
import { ms, number, table } from '../report.mjs'

const CONNECTIONS = [1, 16, 64]
const COMMANDS = { submission: 5, life: 9 }

async function measure(city, mode, connections) {
  const found = await city.load(mode, { connections, warmup: 1.5, seconds: 5 })
  return { store: city.store, mode, ...found, commands: found.perSecond }
}

// The promise "p99 at half load": lives begin at half the best rate, whether or not the server keeps up.
async function atHalfLoad(city, best) {
  const found = await city.load('life', { connections: 64, rate: best / 2, warmup: 1.5, seconds: 8 })
  return { store: city.store, mode: 'life', ...found, commands: found.perSecond }
}

const row = (x) => [
  x.store === 'sqlite' ? 'SQLite' : 'PostgreSQL',
  x.mode,
  x.connections,
  number(x.scenariosPerSecond),
  `**${number(x.commands)}**`,
  ms(x.request_us.p50),
  ms(x.request_us.p99),
  number(x.cpuEach.server),
  x.cpuEach.database === undefined ? '' : number(x.cpuEach.database),
  number(x.cpuEach.client, 1),
  x.refused,
]

export async function run() {
  const raw = []
  const half = []
  const memory = []
  for (const store of ['sqlite', 'postgres']) {
    const city = await City.start(store, 'writes')
    const atRest = city.memory()
    for (const mode of Object.keys(COMMANDS)) for (const connections of CONNECTIONS) raw.push(await measure(city, mode, connections))
    const best = Math.max(...raw.filter((x) => x.store === store && x.mode === 'life').map((x) => x.scenariosPerSecond))
    half.push(await atHalfLoad(city, best))
    memory.push({ store, atRest: atRest.now, most: city.memory().most })
    await city.stop()
  }
  const head = ['store', 'scenario', 'connections', 'scenarios/s', 'commands/s', 'p50 ms', 'p99 ms', 'server µs', 'database µs', 'client µs', 'refused']
  const text = `The released program on a fresh city; SQLite with synchronous=FULL, PostgreSQL 15 with fsync. The load client is a process of its own on the same two cores; µs are CPU time for a command, the client's share included in the last column. A submission is 5 commands, a life 9. Promise: ≥ 10,000 commands/s on SQLite, ≥ 4,000 on PostgreSQL.

${table(head, raw.map(row))}

Open loop, lives begin at half the best rate (promise: p99 ≤ 5 ms):

${table(head, half.map(row))}`
  return { title: 'Whole cases through HTTP', text, raw: { raw, half, memory } }
}

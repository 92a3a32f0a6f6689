// Where the server is measured: a fresh city on SQLite or on a database of the private PostgreSQL.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { freePort, pause as sleep } from '../tests/support/local.mjs'

export { freePort, sleep }

export const ACCOUNTS = ['company1', 'clerk1', 'reviewer1', 'approver1'] // as in life.hpp
export const ITEM = '511A0015500009-511602000000-000-115113016823646795-1-00'
const PASSWORD = 'Tongban#2026'

export const postgresUrl = () => process.env.TB_BENCH_POSTGRES
export const run = (program, ...args) => execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

/** Runs SQL in a database of the private server; the answer as lines. */
export function psql(url, sql) {
  return run('psql', '--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set', 'ON_ERROR_STOP=1', url, '--command', sql).trim()
}

/** An empty database of the private server. */
export function freshDatabase(name) {
  psql(postgresUrl(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  psql(postgresUrl(), `CREATE DATABASE ${name}`)
  return postgresUrl().replace(/[^/]*$/, name)
}

/** The process id of the private server's postmaster: its children are the backends. */
export function postmaster() {
  const folder = psql(postgresUrl(), 'SHOW data_directory')
  return Number(readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n')[0])
}

export async function untilAnswers(url, child, seconds = 120) {
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`)
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // not listening yet
    }
    await sleep(5)
  }
  throw new Error(`${url} did not answer in ${seconds} s`)
}

export const stopped = (child) =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    child.once('exit', done)
    child.kill('SIGTERM')
  })

/** The released program, serving a demo city. */
export class City {
  /** `store`: sqlite or postgres. With `keep` the folder and the database of an earlier city stay. */
  static async start(store, name, { keep = false } = {}) {
    const city = new City()
    city.store = store
    city.folder = `var/bench/${name}-${store}`
    if (!keep) rmSync(city.folder, { recursive: true, force: true })
    mkdirSync(city.folder, { recursive: true })
    if (store === 'postgres') {
      city.url = keep ? postgresUrl().replace(/[^/]*$/, `bench_${name}`) : freshDatabase(`bench_${name}`)
    }
    city.port = await freePort()
    city.base = `http://127.0.0.1:${city.port}`
    const args = ['serve', '--data', city.folder, '--port', String(city.port), '--share', '.', '--demo']
    args.push('--log', `${city.folder}/tongban.log`)
    if (city.url) args.push('--database', city.url)
    const output = openSync(`${city.folder}/output.txt`, 'a')
    const begun = performance.now()
    city.child = spawn('build/release/tongban', args, { stdio: ['ignore', output, output] })
    await untilAnswers(`${city.base}/health/ready`, city.child)
    city.startMs = performance.now() - begun
    return city
  }

  get pid() {
    return this.child.pid
  }

  async tokens() {
    return (this.known ??= await Promise.all(ACCOUNTS.map((account) => this.signIn(account))))
  }

  async signIn(account) {
    const answer = await fetch(`${this.base}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ account, password: PASSWORD }),
    })
    if (!answer.ok) throw new Error(`${account} cannot sign in: ${await answer.text()}`)
    return (await answer.json()).token
  }

  /** Runs the load client against this city; its figures. */
  async load(mode, options = {}) {
    const watch = { server: this.pid }
    if (this.store === 'postgres') watch.database = postmaster()
    return load(this.port, mode, { tokens: (await this.tokens()).join(','), ...options }, watch)
  }

  /** Resident memory of the server in MB, now and at most. */
  memory() {
    const text = readFileSync(`/proc/${this.pid}/status`, 'utf8')
    const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)[1]) / 1024
    return { now: mb('VmRSS'), most: mb('VmHWM') }
  }

  stop() {
    return stopped(this.child)
  }
}

/** The load client against any port. `watch`: names and process ids. */
export function load(port, mode, options, watch) {
  const args = [String(port), mode]
  for (const [name, value] of Object.entries(options)) args.push(`--${name}`, String(value))
  for (const [name, pid] of Object.entries(watch)) args.push('--watch', `${name}=${pid}`)
  return new Promise((done, fail) => {
    const child = spawn('build/release/bench_load', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (part) => (text += part))
    child.on('error', fail)
    child.on('exit', (code) => (code === 0 ? done(figures(JSON.parse(text))) : fail(new Error(`bench_load ended with ${code}`))))
  })
}

function figures(raw) {
  const each = (value) => value / Math.max(1, raw.requests)
  return {
    ...raw,
    perSecond: raw.requests / raw.seconds,
    scenariosPerSecond: raw.scenarios / raw.seconds,
    cpuEach: Object.fromEntries(Object.entries(raw.cpu_us).map(([name, us]) => [name, each(us)])),
    cores: Object.fromEntries(Object.entries(raw.cpu_us).map(([name, us]) => [name, us / 1e6 / raw.seconds])),
  }
}

/** CPU seconds of a process and all its living descendants. */
export function treeCpu(root) {
  const all = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    let text
    try {
      text = readFileSync(`/proc/${name}/stat`, 'utf8')
    } catch {
      continue // ended meanwhile
    }
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    all.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) })
  }
  const below = (pid) => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true
    return false
  }
  let ticks = 0
  for (const [pid, process] of all) if (below(pid)) ticks += process.ticks
  return ticks / 100
}

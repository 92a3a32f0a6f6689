// node bench/where.mjs sqlite|postgres MODE [PATH]: where the server's CPU time goes under load, by perf.
// MODE: submission, life, or get with the path of a page ({case} stands for a case that was made).
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { City, run } from './places.mjs'

const [store = 'sqlite', mode = 'life', path = '/api/v1/cases/{case}'] = process.argv.slice(2)
const city = await City.start(store, 'where')
const options = { connections: 16, warmup: 1, seconds: 12 }
if (mode === 'get') {
  await city.load('submission', { connections: 4, warmup: 0, seconds: 60, limit: 50, keep: 'var/bench/where' })
  const made = readFileSync('var/bench/where.cases', 'utf8').trim().split('\n')[0].split('/').pop()
  const who = path.startsWith('/api/v1/tasks') ? '1' : '0'
  options.file = 'var/bench/where.get'
  writeFileSync(options.file, `${who}\t${path.replace('{case}', made)}\n`)
}
const load = city.load(mode, options)
await new Promise((done) => setTimeout(done, 2000))
const perf = spawn('perf', ['record', '--quiet', '-e', 'cpu-clock', '-F', '2000', '--call-graph', 'dwarf,16384', '-p', String(city.pid), '-o', 'var/bench/perf.data', '--', 'sleep', '3'], { stdio: 'inherit' })
await new Promise((done) => perf.on('exit', done))
const found = await load
console.log(`${mode} ${mode === 'get' ? path : ''} on ${store}: ${Math.round(found.perSecond)} requests/s, CPU µs a request ${JSON.stringify(found.cpuEach)}`)
await city.stop()
const report = (...more) => run('perf', 'report', '-i', 'var/bench/perf.data', '--stdio', '--percent-limit', '0.7', ...more)
console.log(report('--no-children', '-g', 'none', '--sort', 'dso'))
console.log(report('--no-children', '-g', 'none', '--sort', 'symbol'))
console.log(report('--children', '-g', 'none', '--sort', 'symbol'))

// How long a developer waits: everything from nothing, and one line. Without ccache, in folders of its own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { run as call } from '../places.mjs'
import { median, number, table } from '../report.mjs'

const LINE = 'src/modules/cases/rules.cpp'
const ninja = (folder, ...targets) => call('env', 'CCACHE_DISABLE=1', 'ninja', '-C', folder, ...targets)
const PRESETS = { release: ['tongban'], asan: [] } // asan: all unit tests

function timed(work) {
  const begun = performance.now()
  work()
  return (performance.now() - begun) / 1000
}

// Seconds of each object file of one build, from ninja's log.
function unitTimes(folder) {
  const lines = readFileSync(`${folder}/.ninja_log`, 'utf8').split('\n').map((line) => line.split('\t'))
  return lines.filter((x) => x[3]?.endsWith('.cpp.o')).map(([from, to]) => (to - from) / 1000)
}

function measure(preset) {
  const folder = `build/bench-${preset}`
  rmSync(folder, { recursive: true, force: true })
  call('cmake', '--preset', preset, '-B', folder)
  const full = timed(() => ninja(folder, ...PRESETS[preset]))
  const units = unitTimes(folder)
  const old = readFileSync(LINE, 'utf8')
  let line
  try {
    writeFileSync(LINE, `${old}// one line more\n`)
    line = timed(() => ninja(folder, 'tongban'))
  } finally {
    writeFileSync(LINE, old)
  }
  rmSync(folder, { recursive: true, force: true })
  return { preset, full, line, files: units.length, median: median(units), longest: Math.max(...units) }
}

export async function run() {
  const raw = Object.keys(PRESETS).map(measure)
  const rows = raw.map((x) => [x.preset, PRESETS[x.preset].join(' ') || 'everything, all tests', x.files, number(x.full), number(x.line, 1), number(x.median, 1), number(x.longest, 1)])
  const text = `Without ccache; one line is a comment added to \`${LINE}\`, until \`tongban\` is linked again (promise: < 20 s; a translation unit ≤ 3 s in the median, measured here while the other core compiles too).

${table(['preset', 'targets', 'files', 'from nothing s', 'one line s', 'median file s', 'longest file s'], rows)}`
  return { title: 'Compile times', text, raw }
}

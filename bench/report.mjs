// docs/performance.md is written by the benches themselves: each owns the text between its marks.
import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const FILE = 'docs/performance.md'

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim()

/** Machine, date and commit of a run, in one line. */
export function circumstances() {
  const system = /PRETTY_NAME="(.*)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? ''
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', 'src', 'bench', 'cmake', 'CMakeLists.txt')
  const model = cpus()[0].model.trim()
  const memory = Math.round(totalmem() / 2 ** 30)
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ')
  return `${date} UTC · ${cpus().length} cores of ${model}, ${memory} GiB, ${system} · commit ${git('rev-parse', '--short', 'HEAD')}${changed ? ' with changes' : ''}`
}

export const number = (value, digits = 0) =>
  Number(value).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
// A percentile of no answers at all is none.
export const ms = (us) => us === 0 ? '–' : number(us / 1000, us < 10_000 ? 2 : us < 100_000 ? 1 : 0)

/** Rows of cells as a Markdown table. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]

/** Puts the text of a bench between its marks, and its raw figures into build/bench/. */
export function publish(name, { title, text, raw }) {
  mkdirSync('build/bench', { recursive: true })
  writeFileSync(`build/bench/${name}.json`, JSON.stringify(raw, null, 1))
  const open = `<!-- bench ${name} -->`
  const close = `<!-- end ${name} -->`
  const block = `${open}\n## ${title}\n\`./dev bench ${name}\` · ${circumstances()}\n\n${text.trim()}\n${close}`
  const old = readFileSync(FILE, 'utf8')
  const from = old.indexOf(open)
  const to = old.indexOf(close)
  const next = from >= 0 && to > from ? old.slice(0, from) + block + old.slice(to + close.length) : `${old.trimEnd()}\n\n${block}\n`
  writeFileSync(FILE, next)
}

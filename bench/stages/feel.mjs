// FEEL and DMN on one core, beside the two JavaScript interpreters of the field in the same run.
import { execFileSync } from 'node:child_process'
import { run as call } from '../places.mjs'
import { number, table } from '../report.mjs'

const SECONDS = '3'

export async function run() {
  call('npm', 'ci', '--no-audit', '--no-fund', '--silent', '--prefix', 'bench/peers/feel')
  const ours = JSON.parse(execFileSync('build/release/bench_feel', [SECONDS], { encoding: 'utf8' }))
  const peers = JSON.parse(execFileSync('node', ['bench/peers/feel/measure.mjs', SECONDS], { encoding: 'utf8' }))
  const times = (mine, theirs) => theirs ? `${number(mine / theirs)} ×` : '–'
  const rows = [
    ['`a > 5 and b = "x"`, bound variables', '20,000,000/s', `${number(ours.comparisons)}/s`, `${number(peers.feelin.comparisons)}/s`, times(ours.comparisons, peers.feelin.comparisons)],
    ['table, 10 columns, 40 rules, FIRST', '2,000,000/s', `${number(ours.table40)}/s`, `${number(peers.feelin.table40)}/s`, times(ours.table40, peers.feelin.table40)],
    ['table, 10 columns, 1,000 rules, FIRST', '5 µs', `${number(1e6 / ours.table1000, 2)} µs`, '–', '–'],
    ['the same, COLLECT (a list of all that match)', '', `${number(1e6 / ours.collect1000, 2)} µs`, '–', '–'],
    ['parsing', '20 MB/s', `${number(ours.parse_bytes / 1e6, 1)} MB/s`, `${number(peers.feelin.parse_bytes / 1e6, 2)} MB/s (${number(peers.lezer.parse_bytes / 1e6, 2)} MB/s @bpmn-io/lezer-feel alone)`, times(ours.parse_bytes, peers.feelin.parse_bytes)],
    ['100,000 enterprises × 572 conditions of 12 columns', '3 s', `${number(ours.enterprises_s, 2)} s`, '–', '–'],
  ]
  const text = `One core. A table is asked through \`dmn::Program::decide\`, from a context of named inputs to the answer. Peer: npm \`feelin\` ${peers.feelin.version} (its parser is \`@bpmn-io/lezer-feel\` ${peers.lezer.version}); its table is the same 40 rules as unary tests, since it has no tables.

${table(['what', 'promise', 'tongban', 'feelin', 'tongban : feelin'], rows)}`
  return { title: 'FEEL and DMN', text, raw: { ours, peers } }
}

// The process engine in memory on one core, beside the engine of npm in the same run.
import { execFileSync } from 'node:child_process'
import { run as call } from '../places.mjs'
import { number, table } from '../report.mjs'

const SECONDS = '2'
const PROGRAM = 'build/release/bench_bpmn'
const NAMES = {
  chain: '20 tasks, one behind the other',
  asking: '20 tasks, each with a gateway and a FEEL condition behind it',
  fan: '20 tasks side by side between two gateways',
}

export async function run() {
  call('npm', 'ci', '--no-audit', '--no-fund', '--silent', '--prefix', 'bench/peers/bpmn')
  const json = (program, ...parts) => JSON.parse(execFileSync(program, parts, { encoding: 'utf8' }))
  const ours = json(PROGRAM, SECONDS)
  const peer = json('node', 'bench/peers/bpmn/measure.mjs', SECONDS, PROGRAM)
  const times = (mine, theirs) => `${number(mine / theirs)} ×`
  const rows = Object.entries(NAMES).map(([id, name]) => [
    name,
    `${number(ours[id].elements)}/s`,
    number(ours[id].allocations_a_step, 2),
    `${number(ours[id].instances)}/s`,
    `${number(peer[id].once.instances)}/s`,
    times(ours[id].instances, peer[id].once.instances),
    `${number(ours[id].read_and_live)}/s`,
    `${number(peer[id].reading.instances)}/s`,
    times(ours[id].read_and_live, peer[id].reading.instances),
  ])
  const text = `In memory, one core, no database. Promises: 5,000,000 element completions/s of tasks in a row, 2,000,000/s with a condition at each gateway, one allocation a step. Peer: npm \`bpmn-engine\` ${peer.version}; its condition is a JavaScript function.

${table(['model', 'elements', 'allocations a step', 'instances', 'bpmn-engine', 'tongban : bpmn-engine', 'reading the drawing each time', 'bpmn-engine', 'tongban : bpmn-engine'], rows)}

A drawing of 1,002 elements is read in ${number(ours.read_1000_ms, 1)} ms (promise: 5 ms). A task done for each of a list: 1,000 times in ${number(ours.rounds_1000_s, 3)} s, 10,000 times in ${number(ours.rounds_10000_s, 2)} s, one event each (promise: 10 s, with the database).`
  return { title: 'The process engine', text, raw: { ours, peer } }
}

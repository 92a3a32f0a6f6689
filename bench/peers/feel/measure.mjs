// The interpreters of npm on the questions of bench/feel.cpp: node measure.mjs SECONDS prints JSON.
import { readFileSync } from 'node:fs'
import { evaluate, parseExpression, unaryTest } from 'feelin'
import { parser } from '@bpmn-io/lezer-feel'

const seconds = Number(process.argv[2] ?? 2)
const versionOf = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version

function rate(batch, work) {
  for (let i = 0; i < batch; i += 1) work(i)
  const begun = performance.now()
  let calls = 0
  do {
    for (let i = 0; i < batch; i += 1) work(i)
    calls += batch
  } while (performance.now() - begun < seconds * 1000)
  return calls / ((performance.now() - begun) / 1000)
}

function comparisons() {
  const contexts = [{ a: 1, b: 'x' }, { a: 7, b: 'y' }, { a: 12, b: 'x' }, { a: 4, b: 'y' }]
  return rate(200, (i) => evaluate('a > 5 and b = "x"', contexts[i % 4]))
}

// The cells of 40 rules of 10 columns; a rule ends at its first test that fails, as a table does.
function table40() {
  let seed = 42
  const random = (most) => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
  const choices = ['"城镇"', '"农村"', '"集体户"', '"军属"', '"退役军人"']
  const cell = (column) => {
    const low = random(80)
    const kind = random(4) === 0 ? 9 : column % 4
    if (kind === 0) return `[${low}..${low + 20}]`
    if (kind === 1) return `${choices[random(5)]}, ${choices[random(5)]}`
    if (kind === 2) return random(2) === 0 ? 'true' : 'false'
    if (kind === 3) return `${random(2) === 0 ? '<' : '>='} ${low}`
    return '-'
  }
  const value = (column) => column % 4 === 1 ? JSON.parse(choices[random(5)]) : column % 4 === 2 ? random(2) === 0 : random(100)
  const rules = Array.from({ length: 40 }, () => Array.from({ length: 10 }, (_, column) => cell(column)))
  const inputs = Array.from({ length: 64 }, () => Array.from({ length: 10 }, (_, column) => value(column)))
  return rate(3, (i) => rules.findIndex((rule) =>
    rule.every((test, column) => test === '-' || unaryTest(test, { '?': inputs[i % 64][column] }).value === true)))
}

function parsing() {
  const parts = Array.from({ length: 200 }, (_, i) =>
    `if 面积_${i % 50} > ${i} and 类别 = "宾馆" then sum(收入[月 >= ${i % 12}].金额) * 1.05 else 合计 - ${i}.25`)
  const text = `[${parts.join(',\n')}]`
  const bytes = Buffer.byteLength(text)
  return {
    feelin: rate(1, () => parseExpression(text, {})) * bytes,
    lezer: rate(1, () => parser.configure({ top: 'Expression' }).parse(text)) * bytes,
  }
}

const parsed = parsing()
console.log(JSON.stringify({
  feelin: { version: versionOf('feelin'), comparisons: comparisons(), table40: table40(), parse_bytes: parsed.feelin },
  lezer: { version: versionOf('@bpmn-io/lezer-feel'), parse_bytes: parsed.lezer },
}))

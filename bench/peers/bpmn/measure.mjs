// bpmn-engine on the models of bench_bpmn: SECONDS PROGRAM prints JSON, instances and elements a second.
import { execFileSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { Engine } from 'bpmn-engine'
import BpmnModdle from 'bpmn-moddle'

const seconds = Number(process.argv[2])
const program = process.argv[3]
const { version } = JSON.parse(readFileSync(new URL('node_modules/bpmn-engine/package.json', import.meta.url), 'utf8'))

// The one condition of the models, as this engine can ask it.
const expressions = {
  resolveExpression: (_, context) =>
    context.environment.variables.amount > 5 && context.environment.variables.kind === 'x',
}

async function live(options) {
  const engine = new Engine({ ...options, expressions, variables: { amount: 7, kind: 'x' } })
  const listener = new EventEmitter()
  let elements = 0
  listener.on('activity.wait', api => api.signal())
  listener.on('activity.end', () => { elements += 1 })
  await new Promise((resolve, reject) => engine.execute({ listener }, error => error ? reject(error) : resolve()))
  return elements
}

async function rate(options) {
  for (let i = 0; i < 3; i += 1) await live(options)
  const begun = performance.now()
  let instances = 0, elements = 0
  do {
    elements += await live(options)
    instances += 1
  } while (performance.now() - begun < seconds * 1000)
  const took = (performance.now() - begun) / 1000
  return { instances: instances / took, elements: elements / took, elements_each: elements / instances }
}

const found = { version }
for (const name of ['chain', 'asking', 'fan']) {
  const source = execFileSync(program, ['1', name], { encoding: 'utf8' })
  const moddleContext = await new BpmnModdle().fromXML(source)
  found[name] = { reading: await rate({ source }), once: await rate({ moddleContext }) }
}
console.log(JSON.stringify(found))

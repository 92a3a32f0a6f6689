// ./dev bench [NAME...]: runs the benches one after the other; each writes its part of docs/performance.md.
import { publish } from './report.mjs'

// In this order when no name is given.
const USUAL = ['writes', 'bare', 'reads', 'tasks', 'program', 'peers', 'feel', 'bpmn', 'durable']
const LONG = ['compile'] // only by name

const wanted = process.argv.slice(2)
for (const name of wanted) {
  if (![...USUAL, ...LONG].includes(name)) {
    console.error(`no bench ${name}: ${[...USUAL, ...LONG].join(' ')}`)
    process.exit(2)
  }
}
let failed = 0
for (const name of wanted.length ? wanted : USUAL) {
  const begun = Date.now()
  console.log(`\n== ${name}`)
  try {
    const { run } = await import(`./stages/${name}.mjs`)
    const found = await run()
    publish(name, found)
    console.log(found.text)
  } catch (error) {
    failed += 1
    console.error(`${name} failed:`, error)
  }
  console.log(`== ${name} took ${Math.round((Date.now() - begun) / 1000)} s`)
}
process.exit(failed ? 1 : 0)

// The program itself: size, memory at rest and under load, time until it is ready.
import { rmSync, statSync } from 'node:fs'
import { City, sleep } from '../places.mjs'
import { median, number, table } from '../report.mjs'

const TIMES = 3

// Time from exec until /health/ready answers 200: an empty folder (schema, demo city, search index), then again.
async function starts(store) {
  const fresh = []
  const again = []
  for (let i = 0; i < TIMES; ++i) {
    const first = await City.start(store, 'program')
    fresh.push(first.startMs)
    await first.stop()
    const second = await City.start(store, 'program', { keep: true })
    again.push(second.startMs)
    await second.stop()
  }
  return { fresh, again }
}

async function memory(store) {
  const city = await City.start(store, 'program', { keep: true })
  await sleep(3000)
  const rest = city.memory().now
  await city.load('life', { connections: 64, warmup: 0, seconds: 8 })
  const writing = city.memory()
  await city.stop()
  rmSync(city.folder, { recursive: true })
  return { rest, after: writing.now, most: writing.most }
}

export async function run() {
  const raw = { bytes: statSync('build/release/tongban').size }
  for (const store of ['sqlite', 'postgres']) raw[store] = { ...(await starts(store)), ...(await memory(store)) }
  const rows = ['sqlite', 'postgres'].map((store) => {
    const x = raw[store]
    return [store === 'sqlite' ? 'SQLite' : 'PostgreSQL', `**${number(x.rest, 1)}**`, number(x.most, 1), number(x.after, 1), number(median(x.fresh)), number(median(x.again))]
  })
  const text = `One process of \`tongban serve\` with all roles and 16 workers; resident memory 3 s after the start, at most while 64 connections ran whole lives for 8 s, and right after (promise: < 80 MB at rest). Start: until \`/health/ready\` answers, median of ${TIMES}; the first makes schema, demo city (1,135 items) and search index. The executable has ${number(raw.bytes / 2 ** 20, 1)} MB.

${table(['store', 'at rest MB', 'most under load MB', 'after it MB', 'first start ms', 'second start ms'], rows)}`
  return { title: 'Memory and start', text, raw }
}

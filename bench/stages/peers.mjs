// The same three endpoints in Fastify + pg, on the same PostgreSQL, under the same load client.
import { createHash } from 'node:crypto'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { City, freePort, freshDatabase, load, postmaster, psql, run as call, stopped, untilAnswers } from '../places.mjs'
import { ms, number, table } from '../report.mjs'

const FOLDER = 'bench/peers/fastify'
const PREPARED = 4000 // tasks to complete

class Fastify {
  static async start() {
    const peer = new Fastify()
    peer.store = 'postgres'
    call('npm', 'ci', '--prefix', FOLDER, '--no-fund', '--no-audit')
    const url = freshDatabase('bench_fastify')
    psql(url, readFileSync(`${FOLDER}/schema.sql`, 'utf8'))
    peer.known = ['company1', 'clerk1', 'reviewer1', 'approver1'].map((account) => `token-of-${account}`)
    peer.known.forEach((token, i) => psql(url, `INSERT INTO session VALUES ('${createHash('sha256').update(token).digest('hex')}', ${i + 1}, '${token}')`))
    peer.port = await freePort()
    peer.child = spawn('node', [`${FOLDER}/server.mjs`, String(peer.port), url], { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } })
    await untilAnswers(`http://127.0.0.1:${peer.port}/health/ready`, peer.child)
    return peer
  }
  load(mode, options) {
    return load(this.port, mode, { tokens: this.known.join(','), ...options }, { server: this.child.pid, database: postmaster() })
  }
  stop() {
    return stopped(this.child)
  }
}

async function measure(name, server, prepare) {
  const keep = `var/bench/peer-${name}`
  const connections = 16
  // Before anything is measured: cases and tasks to work on, which also warms both servers.
  await server.load(prepare, { connections, warmup: 0, seconds: 60, limit: PREPARED, keep })
  const create = await server.load('create', { connections, warmup: 1.5, seconds: 5 })
  const complete = await server.load('post', { connections, file: `${keep}.tasks`, warmup: 0.5, seconds: 5 })
  const read = await server.load('get', { connections, file: `${keep}.cases`, warmup: 1.5, seconds: 5 })
  await server.stop()
  return { create, complete, read }
}

const ENDPOINTS = { create: 'create a case', complete: 'complete a task', read: 'read a case' }

export async function run() {
  const raw = {
    tongban: await measure('tongban', await City.start('postgres', 'peers'), 'submission'),
    fastify: await measure('fastify', await Fastify.start(), 'create'),
  }
  const rows = Object.entries(ENDPOINTS).flatMap(([key, title]) =>
    ['tongban', 'fastify'].map((name) => {
      const x = raw[name][key]
      return [title, name === 'fastify' ? 'Fastify + pg' : 'tongban', number(x.perSecond), ms(x.request_us.p50), ms(x.request_us.p99), number(x.cpuEach.server), number(x.cpuEach.database), x.refused]
    }),
  )
  const versions = JSON.parse(call('npm', 'ls', '--prefix', FOLDER, '--json')).dependencies
  const text = `Fastify ${versions.fastify.version} and pg ${versions.pg.version} on Node ${process.version}, two processes (\`bench/peers/fastify\`): schema-checked bodies, one transaction a command, personal data sealed with AES-256-GCM, idempotency, journal, task, and at completion a clock and a numbered document. It does less than tongban: no process, no rules of law, no mandates, no papers, no process variables, and its create makes a received case with a task where tongban's makes a draft. Same PostgreSQL, same load client, 16 connections, closed loop; µs are CPU time a request.

${table(['endpoint', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'server µs', 'database µs', 'refused'], rows)}`
  return { title: 'A peer in Fastify', text, raw }
}

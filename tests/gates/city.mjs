// A served city that a gate may kill: build/release/tongban on SQLite or PostgreSQL, under the power shim or not.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, pause } from '../support/local.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const program = join(root, 'build/release/tongban');
const shim = join(root, 'build/release/libpower_shim.so');
const kPassword = 'Tongban#2026';

export { freePort, pause };

export async function until(what, probe, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
    await pause(20);
  }
}

// The environment that puts a program under the shim.
export function underShim({ folder, state, ignoreSync = false, syncUs = 300 }) {
  assert.ok(existsSync(shim), 'build/release/libpower_shim.so is missing: ninja -C build/release power_shim');
  return {
    LD_PRELOAD: shim, TB_POWER_DIR: folder, TB_POWER_STATE: state, TB_POWER_SYNC_US: String(syncUs),
    ...(ignoreSync ? { TB_POWER_IGNORE_SYNC: '1' } : {}),
  };
}

// One node. `lines` is what it printed. `isUp` tells whether it may be asked.
export class Node {
  constructor({ data, args = [], env = {}, port }) {
    Object.assign(this, { data, args, env, port, lines: [], isUp: false });
  }
  get base() { return `http://127.0.0.1:${this.port}`; }
  log() { return this.lines.join('').split('\n').slice(-40).join('\n'); }

  async spawn(extra = []) {
    assert.ok(existsSync(program), 'build/release/tongban is missing: ./dev build');
    this.port ??= await freePort();
    this.child = spawn(program,
      ['serve', '--data', this.data, '--port', String(this.port), '--share', root, '--demo', ...this.args, ...extra],
      { cwd: root, env: { ...process.env, ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.hasEnded = false;
    const child = this.child;
    this.ended = new Promise((resolve) => child.on('exit', (code, signal) => {
      if (this.child === child) { this.hasEnded = true; this.isUp = false; }
      resolve(code ?? signal);
    }));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        this.lines.push(text);
        if (this.lines.length > 4000) this.lines.splice(0, 2000);
      });
    }
  }
  async start(extra = []) {
    await this.spawn(extra);
    try {
      await until('the node to be ready', async () => {
        if (this.hasEnded) throw new Error('the node ended');
        return (await this.status('/health/ready')) === 200;
      }, 90);
    } catch (error) {
      await this.kill();
      throw new Error(`${error.message}\n${this.log()}`);
    }
    this.isUp = true;
    return this;
  }
  // 0 when nobody answers.
  async status(path) {
    try {
      return (await send({ base: this.base, method: 'GET', path })).status;
    } catch {
      return 0;
    }
  }
  async kill(signal = 'SIGKILL') {
    this.isUp = false;
    if (this.child && !this.hasEnded) {
      this.child.kill(signal);
      await this.ended;
    }
  }
}

// The request never got an answer: nobody knows whether it was done.
export class NoAnswer extends Error {}

// One request over a connection of its own agent: {status, headers, bytes, json}.
export function send({ base, method, path, headers = {}, body, agent, timeout = 20000 }) {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const call = request(base + path,
      { method, agent, headers: { ...headers, ...(bytes ? { 'Content-Length': bytes.length } : {}) } }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', (error) => reject(new NoAnswer(error.message)));
        answer.on('close', () => {
          if (!answer.complete) reject(new NoAnswer('the answer was cut off'));
        });
        answer.on('end', () => {
          const whole = Buffer.concat(parts);
          const isJson = /json/.test(answer.headers['content-type'] ?? '');
          resolve({
            status: answer.statusCode, headers: answer.headers, bytes: whole,
            json: isJson && answer.complete ? JSON.parse(whole.toString('utf8')) : undefined,
          });
        });
      });
    call.setTimeout(timeout, () => call.destroy(new Error('no answer in time')));
    call.on('error', (error) => reject(new NoAnswer(error.message)));
    call.end(bytes);
  });
}

// The tokens of the people of a life; they outlive the node.
export async function signIn(node, accounts = ['company1', 'clerk1', 'reviewer1', 'approver1']) {
  const tokens = {};
  for (const account of accounts) {
    const answer = await send({
      base: node.base, method: 'POST', path: '/api/v1/sessions',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ account, password: kPassword }),
    });
    assert.equal(answer.status, 201, `login of ${account}: ${answer.bytes}`);
    tokens[account] = answer.json.token;
  }
  return tokens;
}

export const newAgent = () => new Agent({ keepAlive: true, maxSockets: 1 });

// Runs tongban to its end: {code, text}.
export function run(args, env = {}) {
  return new Promise((resolve) => {
    execFile(program, args, { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1 << 24 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? 1) : 0, text: out + err }));
  });
}

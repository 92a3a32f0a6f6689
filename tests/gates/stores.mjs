// The two databases under the power shim: a city that loses power, and what it stands on.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Node, freePort, pause, root, run, underShim, until } from './city.mjs';
import { cutPower } from './rollback.mjs';

const kBin = '/usr/lib/postgresql/15/bin';
const isRoot = userInfo().uid === 0;
const asOwner = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'] : [];

export function ownFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `tongban-gate-${name}-`));
  chmodSync(folder, 0o755); // the user postgres must get through
  return folder;
}

// The processes whose parent is `pid`.
function childrenOf(pid) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
    } catch {
      return false;
    }
  }).map(Number);
}

const isAlive = (pid) => {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

// A private PostgreSQL 15 whose processes the gate may kill; under the shim when it has a state folder.
export class Postgres {
  constructor(folder, { underPower = false, fast = false } = {}) {
    mkdirSync(folder, { recursive: true });
    this.url = execFileSync(join(root, 'tools/postgres.sh'), ['start', folder, ...(fast ? ['--fast'] : [])],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
    execFileSync(join(root, 'tools/postgres.sh'), ['stop', folder], { stdio: 'pipe' });
    this.cluster = join(folder, 'cluster');
    assert.ok(existsSync(join(this.cluster, 'PG_VERSION')), `${folder} is not within reach of the user postgres`);
    this.port = Number(readFileSync(join(folder, 'port'), 'utf8'));
    this.settings = fast ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'] : ['fsync=on', 'synchronous_commit=on'];
    if (underPower) {
      this.state = join(folder, 'state');
      mkdirSync(this.state);
      if (isRoot) {
        const [uid, gid] = ['-u', '-g'].map((what) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' })));
        chownSync(this.state, uid, gid);
      }
    }
  }
  async start({ settings = this.settings, wait = true } = {}) {
    const env = this.state ? underShim({ folder: this.cluster, state: this.state }) : {};
    const command = [...asOwner, join(kBin, 'postgres'), '-D', this.cluster, '-p', String(this.port),
      ...settings.flatMap((one) => ['-c', one])];
    this.lines = [];
    this.server = spawn(command[0], command.slice(1), { cwd: '/', env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.server.stderr.setEncoding('utf8');
    this.server.stderr.on('data', (text) => this.lines.push(text));
    if (!wait) return;
    await until(`PostgreSQL to accept connections`, async () => {
      if (this.server.exitCode !== null) throw new Error(`PostgreSQL ended:\n${this.lines.join('')}`);
      try {
        execFileSync(join(kBin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(this.port)]);
        return true;
      } catch {
        return false;
      }
    }, 60);
  }
  // SIGKILL to the postmaster and all that it started.
  async kill() {
    if (!this.server || this.server.exitCode !== null || this.server.signalCode) return;
    const ended = new Promise((resolve) => this.server.on('exit', resolve));
    const pids = [this.server.pid, ...childrenOf(this.server.pid)];
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch { /* ended by itself */ }
    }
    await ended;
    await until('PostgreSQL to be gone', () => pids.every((pid) => !isAlive(pid)));
  }
}

// A city on `kind` of database that can lose power: start, cut, start. Each start moves the legal clock on by more than
// a lease lasts, so that sealing and timers go on at once and are cut as well.
const kLeaseSeconds = 30;
const legalNow = (seconds) => new Date(Date.now() + (8 * 3600 + seconds) * 1000).toISOString().replace('Z', '+08:00');
export class PowerCity {
  constructor(kind) {
    this.kind = kind;
    this.starts = 0;
    this.folder = ownFolder(kind);
    this.data = join(this.folder, 'data');
    mkdirSync(this.data);
    if (kind === 'postgres') this.postgres = new Postgres(join(this.folder, 'postgres'), { underPower: true });
    else mkdirSync(join(this.folder, 'state'));
  }
  get state() { return join(this.folder, 'state'); }
  get database() { return this.postgres ? ['--database', this.postgres.url] : []; }

  // `honest` false: a database that does not sync (SQLite: the shim ignores its syncs; PostgreSQL: `settings`).
  async start({ honest = true, settings, args = [] } = {}) {
    if (this.postgres) await this.postgres.start({ settings });
    this.starts += 1;
    const env = this.postgres ? {} : underShim({ folder: this.data, state: this.state, ignoreSync: !honest });
    this.node = new Node({ data: this.data, args: [...this.database, ...args, '--clock-at', legalNow(this.starts * (kLeaseSeconds + 5))], env, port: this.port });
    this.port ??= (this.node.port ??= await freePort());
    await this.node.start();
  }
  // Everything is killed at one instant, and what had not been synced is gone.
  async cut(random) {
    const node = this.node.kill();
    if (this.postgres) await this.postgres.kill();
    await node;
    const at = this.postgres ? { folder: this.postgres.cluster, state: this.postgres.state } : { folder: this.data, state: this.state };
    return cutPower({ ...at, random });
  }
  async verify() {
    const { code, text } = await run(['audit', 'verify', '--data', this.data, ...this.database]);
    assert.equal(code, 0, `audit verify: ${text}`);
    return { text, checkpoints: Number(/条记录、(\d+) 个检查点/.exec(text)[1]) };
  }
  async end() {
    await this.node?.kill();
    await this.postgres?.kill();
    await pause(10);
    if (!process.env.TB_GATES_KEEP) rmSync(this.folder, { recursive: true, force: true });
  }
}

// What every journey stands on: a demo city of its own served by build/tongban, Chromium, and a page that
// fails its test on a console error, a failed request of ours, an accessibility violation or an untranslated key.
import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { freePort, pause } from '../support/local.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(join(root, 'ui/package.json'));
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const kPassword = 'Tongban#2026';
export const kWidths = { phone: 375, tablet: 768, desk: 1440 };
const kStartSeconds = 90;

const kChromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--lang=zh-CN', '--font-render-hinting=none',
];

export { freePort, pause };

// Asks `probe` every 100 ms until it gives a truthy value.
export async function until(what, probe, seconds = 10) {
  const end = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < end) {
    try {
      const value = await probe();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    await pause(100);
  }
  throw new Error(`waited ${seconds} s in vain for ${what}${last ? `: ${last.message}` : ''}`);
}

// A demo city: serve() with fresh data on a free port. stop() ends it and removes its folder. `share` holds what ships
// with the program (data/, ui/dist/).
export async function startCity({ args = [], env = {}, data, share = root } = {}) {
  const program = join(root, 'build/tongban');
  assert.ok(existsSync(program), 'build/tongban is missing: ./dev build');
  const own = !data;
  const folder = data ?? mkdtempSync(join(tmpdir(), 'tongban-journey-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const lines = [];
  const child = spawn(program, ['serve', '--data', folder, '--port', String(port), '--share', share, '--demo', ...args],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));
  let isEnded = false;
  ended.then(() => { isEnded = true; });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => { lines.push(text); if (lines.length > 4000) lines.splice(0, 2000); });
  }
  const city = {
    base, folder, child,
    log: () => lines.join('').split('\n').slice(-60).join('\n'),
    async kill(signal = 'SIGKILL') { child.kill(signal); return ended; },
    async stop() {
      if (!isEnded) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15000);
      const code = await ended;
      clearTimeout(timer);
      if (own) rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
  try {
    await until('the city to be ready', async () => {
      if (isEnded) throw new Error('it ended');
      return (await fetch(`${base}/health/ready`)).status === 200;
    }, kStartSeconds);
  } catch (error) {
    await city.stop();
    throw new Error(`${error.message}\n${city.log()}`);
  }
  return city;
}

// A program's way in: JSON in, JSON out, with the bearer token of an account. `send` keeps status and headers.
export async function client(city, account, password = kPassword) {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': 'zh-Hans' };
  const send = async (method, path, body, extra = {}) => {
    const key = method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {};
    const form = body instanceof FormData;
    const own = { ...headers, ...key, ...extra };
    if (form) delete own['Content-Type'];
    const response = await fetch(city.base + path, {
      method, headers: own, body: body === undefined ? undefined : form || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const json = /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(bytes.toString('utf8')) : undefined;
    return { status: response.status, headers: response.headers, bytes, json };
  };
  const call = async (method, path, body, extra) => {
    const answer = await send(method, path, body, extra);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.json ? JSON.stringify(answer.json) : answer.bytes.toString('utf8').slice(0, 300)}`);
    return answer.json ?? answer.bytes;
  };
  if (account) {
    const session = await call('POST', '/api/v1/sessions', { account, password });
    headers.Authorization = `Bearer ${session.token}`;
  }
  return {
    send, call,
    get: (path) => call('GET', path),
    post: (path, body, extra) => call('POST', path, body ?? {}, extra),
    patch: (path, body, extra) => call('PATCH', path, body, extra),
  };
}

let shared; // one Chromium per test file
export async function browser() {
  shared ??= await chromium.launch({ executablePath: process.env.TB_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: kChromiumFlags });
  return shared;
}
export async function closeBrowser() {
  if (shared) await shared.close();
  shared = undefined;
}

// Opens a page as a reader of the city. Options: width, height, account (signed in through the login form's
// own request), language (zh-Hans, zh-Hant, en), elder, allow (console errors expected by the test, RegExp).
export async function openPage(city, { width = kWidths.desk, height = 900, account, language, elder, allow = [] } = {}) {
  const context = await (await browser()).newContext({
    baseURL: city.base, viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce', hasTouch: width < 600, acceptDownloads: true,
  });
  context.setDefaultTimeout(15000);
  if (language || elder !== undefined) {
    await context.addInitScript((chosen) => localStorage.setItem('tb.preferences', chosen),
      JSON.stringify({ language: language ?? 'zh-Hans', elder: elder === true }));
  }
  const page = await context.newPage();
  const faults = [];
  const isAllowed = (text) => allow.some((pattern) => pattern.test(text));
  const note = (text) => { if (!isAllowed(text)) faults.push(text); };
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // A 401 of "who is here?" is an answer, not a fault of the page.
    if (/status of 40[149]/.test(message.text()) && /\/api\//.test(message.location().url ?? '')) return;
    note(`console ${message.type()}: ${message.text()} (${message.location().url ?? ''})`);
  });
  page.on('pageerror', (error) => note(`page error: ${error.message}`));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') note(`request failed: ${request.method()} ${request.url()}: ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  page.faults = faults;
  page.underway = new Set();
  page.on('request', (request) => page.underway.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.underway.delete(request));
  if (account) await signIn(page, account);
  return page;
}

// Opens a session in the page's own context, as the login form does (cookie and CSRF).
export async function signIn(page, account, password = kPassword) {
  const answer = await page.context().request.post('/api/v1/sessions', {
    data: { account, password }, headers: { 'X-Tongban-Browser': '1', 'Idempotency-Key': randomUUID() },
  });
  assert.equal(answer.status(), 201, `login of ${account}: ${answer.status()} ${await answer.text()}`);
}

// The page has settled: nothing was on its way for 200 ms (a change of view inside the page is no load event,
// so requests are watched), and fonts are loaded.
export async function settled(page) {
  await page.waitForLoadState('load');
  const end = Date.now() + 15000;
  for (let quiet = 0; quiet < 4 && Date.now() < end;) {
    await pause(50);
    quiet = page.underway?.size ? 0 : quiet + 1;
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

// A picture of the whole page as build/screenshots/<name>-<width>.png, at the given widths.
export async function shoot(page, name, widths = [page.viewportSize().width]) {
  const before = page.viewportSize();
  const folder = join(root, 'build/screenshots');
  mkdirSync(folder, { recursive: true });
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 600 ? 812 : 900 });
    await settled(page);
    // What sticks to the window would stand in the middle of a picture of the whole page.
    await page.evaluate(() => { scrollTo(0, 0); document.querySelectorAll('.tabbar, .actbar').forEach((bar) => { bar.style.position = 'static'; }); });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true, animations: 'disabled' });
  }
  await page.setViewportSize(before);
  await page.evaluate(() => document.querySelectorAll('.tabbar, .actbar').forEach((bar) => { bar.style.position = ''; }));
}

// No violation of WCAG 2.1 A and AA and of axe's best practices, in the page once it has settled; with `waiting`, in
// the page as it stands while its requests are under way.
export async function assertAccessible(page, where = page.url(), { waiting = false } = {}) {
  if (!waiting) await settled(page);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const report = await globalThis.axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
    });
    return report.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${(node.failureSummary ?? '').split('\n').slice(1, 2).join('')})`).join('; ')}`);
  });
  assert.deepEqual(found, [], `accessibility of ${where}`);
}

// No key of a text is shown instead of its text, and nothing sticks out of the window sideways.
export async function assertWhole(page, where = page.url()) {
  const text = await page.evaluate(() => document.body.innerText);
  const keys = text.match(/(?<![\w@/.-])[a-z][A-Za-z0-9]+(?:\.[a-z][A-Za-z0-9]*){1,4}(?![\w@/.-])/g) ?? [];
  const odd = keys.filter((key) => !/\.(pdf|png|jpe?g|cn|com|gov|org|html?|json|txt|docx?|v\d)$/.test(key));
  assert.deepEqual(odd, [], `untranslated texts of ${where}`);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px wider than its window`);
}

// Chinese that is seen on an English page and not marked as Chinese, or Simplified that is seen on a Traditional one.
// `own`: what nobody translates (names, what people wrote), a global pattern.
export async function leftOver(page, language, own) {
  const bare = await page.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const parent = node.parentElement;
      if (!/\p{Script=Han}/u.test(node.data) || !parent.checkVisibility() || parent.closest('script, style, option')) continue;
      if (!parent.closest('[lang="zh-Hans"]')) found.push(node.data.trim());
    }
    return found;
  });
  const foreign = language === 'en' ? /\p{Script=Han}/u : /[们请还没经过务时间门发对应报样书从开关长选择证]/u;
  return bare.filter((text) => foreign.test(text.replace(own, '')));
}

// journey(name, steps): one test with a city shared by the journeys of its file. steps({city, open, api, t}).
// Every page opened by `open` must end without a fault; a failed journey leaves its pictures and the city's log.
let city;
export function journey(name, steps, options = {}) {
  test(name, { timeout: 300000 }, async (t) => {
    city ??= await startCity(options.city);
    const pages = [];
    const open = async (how) => {
      const page = await openPage(city, how);
      pages.push(page);
      return page;
    };
    try {
      await steps({ city, t, open, api: (account) => client(city, account) });
      for (const page of pages) assert.deepEqual(page.faults, [], `faults of ${page.url()}`);
    } catch (error) {
      const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
      for (const [index, page] of pages.entries()) await shoot(page, `failed-${file}-${index}`).catch(() => undefined);
      t.diagnostic(city.log());
      throw error;
    } finally {
      for (const page of pages) await page.context().close();
    }
  });
}
after(async () => {
  await closeBrowser();
  if (city) await city.stop();
});

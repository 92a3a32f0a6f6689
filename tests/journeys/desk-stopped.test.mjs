// What has stopped: a process that cannot go on, and background work that failed again and again. The administrator
// sees what and since when, and tries it again; oversight reads.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { client, openPage, root, settled, startCity, until } from './harness.mjs';
import { act, handedIn, look, press } from './desk.mjs';

// The city with a drawing in which nothing leads on after an acceptance.
function noWay() {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-share-'));
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
  symlinkSync(join(root, 'ui'), join(folder, 'ui'));
  const path = join(folder, 'data/processes/permit.bpmn');
  writeFileSync(path, readFileSync(path, 'utf8').replace('outcome = "accept"', 'outcome = "taken"'));
  return folder;
}

test('a process that cannot go on is seen, tried, and goes on along the mended drawing', { timeout: 300000 }, async () => {
  const [share, data] = [noWay(), mkdtempSync(join(tmpdir(), 'tongban-journey-'))];
  let city = await startCity({ share, data });
  const opened = [];
  const open = async (how) => { const page = await openPage(city, how); opened.push(page); return page; };
  const api = (account) => client(city, account);
  try {
    const [first, second] = [await handedIn(api), await handedIn(api)];
    for (const number of [first, second]) await act(api, 'clerk1', number, 'accept');
    const page = await open({ account: 'sysadmin' });
    await page.goto('/desk/');
    await page.waitForSelector('.case-hd h1');
    await until('both', async () => (await page.locator('.row').count()) === 2);
    const words = await page.locator('main').innerText();
    assert.match(words, /走不过“收件预审与受理”/);
    assert.match(words, new RegExp(first));
    assert.match(words, /停在[\s\S]*一步办完以后[\s\S]*从[\s\S]*月[\s\S]*试过[\s\S]*1 次/);
    assert.doesNotMatch(words, /bpmn\.|青禾/, 'no code alone, nobody named');
    await look(page, 'stuck', [1440, 375]);
    await press(page, 'j');
    await until('the second', async () => (await page.locator('main').innerText()).includes(second));
    await press(page, 'k');
    await until('the first again', async () => (await page.locator('main').innerText()).includes(first));
    await press(page, 'a');
    await page.waitForSelector('#retry');
    await look(page, 'stuck-retry', [1440, 375]);
    await page.waitForTimeout(120);
    await press(page, 'Enter');
    await page.waitForSelector('#retry [role=alert]');
    assert.match(await page.locator('#retry').innerText(), /还是走不下去/);
    await look(page, 'stuck-still');
    await press(page, 'Escape');
    await until('two tries', async () => /2 次/.test(await page.locator('.stopped').innerText()));

    const english = await open({ account: 'sysadmin', language: 'en' });
    await english.goto('/desk/incidents');
    await english.waitForSelector('.case-hd h1');
    assert.match(await english.locator('main').innerText(), /Stuck at “First look and acceptance”[\s\S]*No way leads on from this step/);
    await look(english, 'stuck-en');
    const oversight = await open({ account: 'supervisor1' });
    await oversight.goto('/desk/incidents');
    await oversight.waitForSelector('.case-hd h1');
    assert.equal(await oversight.locator('[data-outcome]').count(), 0, 'oversight reads');

    await city.stop();
    city = await startCity({ data });
    const again = await open({ account: 'sysadmin' });
    await again.goto('/desk/incidents');
    await again.waitForSelector('.case-hd h1');
    await settled(again);
    await press(again, 'a');
    await again.waitForSelector('#retry');
    await again.waitForTimeout(120);
    await press(again, 'Enter');
    await again.waitForSelector('.sentnote');
    assert.match(await again.locator('.sentnote').innerText(), /已经接着走了/);
    await until('one left', async () => (await again.locator('.row').count()) === 1);
    await look(again, 'stuck-went', [1440, 375]);
    await act(api, 'reviewer1', first, 'pass');

    // The other goes on at a step of the drawing that somebody chose, and the record says why.
    await again.locator('[data-outcome=skip]').click();
    await again.waitForSelector('#skip select option[value=review]', { state: 'attached' });
    await look(again, 'stuck-skip', [1440, 375]);
    await again.locator('[data-outcome=skip-go]').click();
    assert.match(await again.locator('#skip').innerText(), /请先选从哪一步接着办/);
    await again.locator('#skip select').selectOption('review');
    await again.locator('#skip textarea').fill('图画错了，受理后直接审查');
    await again.locator('[data-outcome=skip-go]').click();
    await until('none left', async () => (await again.locator('.row').count()) === 0);
    await act(api, 'reviewer1', second, 'pass');
    const faults = opened.flatMap(({ faults: of }) => of.filter((text) => !/Failed to load|ERR_CONNECTION|request failed/.test(text)));
    assert.deepEqual(faults, []);
  } finally {
    for (const page of opened) await page.context().close();
    await city.stop();
    for (const folder of [share, data]) rmSync(folder, { recursive: true, force: true });
  }
});

// Eight failures take hours, so the rows are put there as the last of them leaves them.
function fail(data) {
  const database = new DatabaseSync(join(data, 'tongban.db'));
  const now = Date.now() * 1000;
  const add = database.prepare(`INSERT INTO job (id, kind, key, payload, state, run_at, attempts, holder, fence, progress, last_error, created_at, finished_at)
    VALUES (?, ?, ?, '', 'dead', ?, 8, '', 8, '', ?, ?, ?)`);
  add.run(41, 'drafts.expire', '', now, 'store.unavailable: 系统暂时连不上数据库，内容没有丢，请稍后再试', now - 3_600_000_000, now);
  add.run(42, 'calendar.follow', '2026', now, 'calendar.unknown_year: 日历没有 2026 这一年的放假安排，请先导入再计算期限', now - 3_600_000_000, now);
  database.close();
}

test('work that failed for good is seen with its cause, and is queued again after a question', { timeout: 300000 }, async () => {
  const data = mkdtempSync(join(tmpdir(), 'tongban-journey-'));
  await (await startCity({ data })).stop();
  fail(data);
  const city = await startCity({ data });
  const page = await openPage(city, { account: 'sysadmin' });
  try {
    await page.goto('/desk/');
    await page.waitForSelector('.say h1');
    assert.match(await page.locator('main').innerText(), /没有走不下去的流程/);
    await look(page, 'stuck-empty', [1440, 375]);
    await page.getByRole('link', { name: '后台' }).click();
    await page.waitForSelector('.case-hd h1');
    await page.setViewportSize({ width: 375, height: 812 });
    await page.locator('.me').click();
    await look(page, 'pages-menu', [375]);
    await page.locator('.pages').getByRole('link', { name: '异常' }).click();
    await page.waitForSelector('.say h1');
    await page.locator('.me').click();
    await page.locator('.pages').getByRole('link', { name: '后台' }).click();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('.row').first().click();
    await page.waitForSelector('.case-hd h1');
    const words = await page.locator('main').innerText();
    assert.match(words, /按新的节假日安排重算期限[\s\S]*日历没有 2026 这一年的放假安排[\s\S]*试过[\s\S]*8 次/);
    assert.doesNotMatch(words, /calendar\.|drafts\./, 'no code alone');
    await look(page, 'jobs', [1440, 375]);
    await press(page, 'a');
    await page.waitForSelector('#retry');
    await look(page, 'jobs-retry');
    await press(page, 'Escape');
    await page.waitForSelector('#retry', { state: 'detached' });
    await page.locator('[data-outcome=retry]').click();
    await page.waitForSelector('#retry');
    await page.locator('.el-dialog__footer .btn--p:visible').click();
    await page.waitForSelector('.sentnote');
    assert.match(await page.locator('.sentnote').innerText(), /按新的节假日安排重算期限.*已经重新排队/);
    await until('the other one', async () => /清理过期的草稿[\s\S]*系统暂时连不上数据库/.test(await page.locator('main').innerText()));
    await look(page, 'jobs-went', [1440, 375]);
    // It comes every hour by itself, so one waits already; the refusal says so.
    await press(page, 'a');
    await page.waitForSelector('#retry');
    await page.waitForTimeout(120);
    await press(page, 'Enter');
    await page.waitForSelector('#retry [role=alert]');
    assert.match(await page.locator('#retry').innerText(), /已经在排队/);
    await look(page, 'jobs-waits');
    const { items } = await (await client(city, 'sysadmin')).get('/api/v1/ops/jobs?state=dead');
    assert.deepEqual(items.map(({ kind }) => kind), ['drafts.expire']);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.context().close();
    await city.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

// Every state of every page of the desk: empty, waiting, away, offline, session ended, not allowed; search; widths.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, pause, root, settled, shoot, until } from './harness.mjs';
import { act, handedIn, kElder, kShop, kVenue, look, opened, press } from './desk.mjs';

const kAway = { allow: [/Failed to load resource/, /^5\d\d /, /request failed/] };
const kPages = [
  { account: 'clerk1', path: '/desk/', api: /\/api\/v1\/tasks/, name: 'inbox' },
  { account: 'supervisor1', path: '/desk/cases', api: /\/api\/v1\/cases/, name: 'supervision' },
  { account: 'head1', path: '/desk/cases', api: /\/api\/v1\/cases/, name: 'head' },
  { account: 'sysadmin', path: '/desk/incidents', api: /\/api\/v1\/ops/, name: 'stuck' },
  { account: 'sysadmin', path: '/desk/jobs', api: /\/api\/v1\/ops/, name: 'jobs' },
  { account: 'auditor', path: '/desk/checkpoints', api: /\/api\/v1\/audit/, name: 'checkpoints' },
];
const problem = (status, code, detail) => ({ status, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail, fields: [], request_id: 'test-1' }) });

journey('nothing to do says so, and says what comes next', async ({ open }) => {
  for (const { account, path, name } of kPages.slice(0, 5)) {
    const page = await open({ account });
    await page.goto(path);
    await settled(page);
    assert.match(await page.locator('body').innerText(), /没有待办|都办完了|现在没有在办的办件|没有走不下去的流程|没有失败的后台工作/);
    await look(page, `${name}-empty`, [1440]);
    await page.setViewportSize({ width: 375, height: 812 });
    await look(page, `${name}-empty`, [375]);
  }
});

journey('each page keeps its geometry while it waits, and helps when the server is away', async ({ open }) => {
  for (const { account, path, api, name } of kPages) {
    const page = await open({ account, ...kAway });
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route(api, async (route) => { await held; await route.continue(); });
    await page.goto(path);
    await page.waitForSelector('[aria-busy=true]');
    await assertAccessible(page, `${name} waiting`, { waiting: true });
    await assertWhole(page, `${name} waiting`);
    release();
    await settled(page);
    await page.unroute(api);

    await page.route(api, (route) => route.fulfill(problem(500, 'http.internal', '')));
    await page.goto(path);
    await page.waitForSelector('.say[role=alert]');
    assert.match(await page.locator('.say').first().innerText(), /是我们的问题[\s\S]*再试一次|再试/);
    assert.doesNotMatch(await page.locator('.say').first().innerText(), /http\.internal|500/, 'no code alone');
    await look(page, `${name}-error`, [1440]);
    await page.setViewportSize({ width: 375, height: 812 });
    await page.waitForSelector('.say[role=alert]:visible');
    await look(page, `${name}-error`, [375]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.unroute(api);
    await page.getByRole('button', { name: '再试一次' }).first().click();
    await page.waitForSelector('.say[role=alert]', { state: 'detached' });
  }
});

journey('a case that is away, gone or not mine is said, and shows nothing of itself', async ({ open, api }) => {
  const number = await handedIn(api);
  const { items } = await (await api('clerk1')).get(`/api/v1/tasks?q=${number}`);
  const page = await open({ account: 'clerk1', ...kAway });
  await page.goto('/desk/?task=999.999');
  await page.waitForSelector('main .say[role=alert]');
  assert.match(await page.locator('main').innerText(), /这一步已经不在了/);
  await look(page, 'case-gone');
  await page.route(/\/api\/v1\/tasks\/\d/, (route) => route.fulfill(problem(403, 'identity.forbidden', '这一件由广安区民政局办理，您的岗位管广安区行政审批局')));
  await page.goto(`/desk/?task=${items[0].id}`);
  await page.waitForSelector('main .say[role=alert]');
  assert.match(await page.locator('main').innerText(), /这一件不归您的岗位看/);
  assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(kVenue.name));
  await look(page, 'case-forbidden', [1440, 375]);
  const other = await open({ account: 'reviewer3' });
  await other.goto(`/desk/?task=${items[0].id}`);
  await other.waitForSelector('main .say[role=alert]');
  await look(other, 'case-other-body');
  await other.goto('/desk/checkpoints');
  await until('his own page', async () => new URL(other.url()).pathname === '/desk/');
});

journey('the network is gone: decisions wait, words stay, and it goes on by itself', async ({ open, api }) => {
  await handedIn(api);
  const page = await open({ account: 'clerk1', ...kAway });
  await page.goto('/desk/?queue=accept');
  await opened(page);
  await settled(page);
  await page.context().setOffline(true);
  await page.waitForSelector('.offbar');
  assert.equal(await page.locator('[data-outcome=accept]').getAttribute('aria-disabled'), 'true');
  await assertAccessible(page, 'offline', { waiting: true });
  await shoot(page, 'desk-offline');
  await page.context().setOffline(false);
  await page.waitForSelector('.offbar', { state: 'detached' });
  await until('decisions again', async () => (await page.locator('[data-outcome=accept]').getAttribute('aria-disabled')) !== 'true');
});

journey('the session ends under the hands: sign in on the spot, every word still there', async ({ open, api }) => {
  await handedIn(api);
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/?queue=accept');
  await opened(page);
  await settled(page);
  await press(page, 'a');
  await page.waitForSelector('#decision');
  await page.locator('#decision textarea').fill('写到一半');
  await pause(600);
  await page.context().clearCookies();
  await press(page, 'Control+Enter');
  await page.waitForSelector('#again');
  await look(page, 'session-ended');
  await page.locator('#again input[type=password]').fill('wrong-password');
  await press(page, 'Enter');
  await page.waitForSelector('#again [role=alert]');
  await page.locator('#again input[type=password]').fill('Tongban#2026');
  await press(page, 'Enter');
  await page.waitForSelector('#again', { state: 'hidden' });
  assert.equal(await page.locator('#decision textarea').inputValue(), '写到一半');
});

journey('the server searches: number, whole name, item; due today and overdue; a filter can be cleared', async ({ open, api }) => {
  const [venue, shop] = [await handedIn(api), await handedIn(api, kShop)];
  await handedIn(api, kElder);
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/');
  await page.waitForSelector('.row');
  const search = async (words, count) => {
    await page.fill('.find input', words);
    await until(`${count} for ${words}`, async () => new URL(page.url()).searchParams.get('q') === words && (await page.locator('.row').count()) === count);
  };
  await search(venue, 1);
  await search(`${shop.slice(0, 6)} ${shop.slice(6)}`, 1);
  await search(kElder.name, 1);
  await search('食品小经营店', 1);
  await search('没有这样的事项', 0);
  await look(page, 'search-none', [1440, 375]);
  await page.getByRole('button', { name: '清掉筛选看全部' }).first().click();
  await page.waitForSelector('.row');
  await page.getByRole('button', { name: '已超期' }).click();
  await until('nothing overdue', async () => new URL(page.url()).searchParams.get('due') === 'overdue' && (await page.locator('.row').count()) === 0);
  await page.getByRole('button', { name: '已超期' }).click();
  await page.waitForSelector('.row');
  const options = page.locator('.filters option');
  await until('three items to choose from', async () => (await options.count()) === 4);
  await page.locator('.filters select').selectOption(kShop.code);
  await until('the shops only', async () => (await page.locator('.row').count()) >= 1 && (await page.locator('.row p').allInnerTexts()).every((text) => text.includes('食品小经营店')));
  await look(page, 'filtered');
});

journey('the desk at every width', async ({ open, api }) => {
  const number = await handedIn(api);
  await act(api, 'clerk1', number, 'accept');
  const page = await open({ account: 'reviewer1' });
  await page.goto(`/desk/?q=${number}`);
  await opened(page);
  for (const [width, height] of [[1440, 900], [1366, 768], [1280, 720], [768, 1024], [375, 812]]) {
    await page.setViewportSize({ width, height });
    await settled(page);
    await assertWhole(page, `desk at ${width}`);
    await assertAccessible(page, `desk at ${width}`);
    await page.screenshot({ path: `${root}/build/screenshots/desk-review-${width}x${height}.png`, animations: 'disabled' });
  }
  await page.getByRole('button', { name: /全部待办/ }).click();
  await page.waitForSelector('.list--drawer');
  await assertWhole(page, 'the list on a phone');
  await assertAccessible(page, 'the list on a phone');
  await shoot(page, 'desk-list', [375]);
});

journey('large print on the desk: chosen in the menu, larger, whole at every width, and it stays', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await open({ account: 'clerk1' });
  await page.goto(`/desk/?q=${number}`);
  await opened(page);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.kv dd')).fontSize));
  const before = await size();
  await page.locator('.me').focus();
  await press(page, 'Enter');
  await page.getByRole('checkbox', { name: '大字' }).focus();
  await press(page, 'Space');
  await until('larger letters', async () => (await size()) >= before * 1.3);
  await press(page, 'Escape');
  await page.reload();
  await opened(page);
  for (const width of [1440, 1280, 768, 375]) {
    await page.setViewportSize({ width, height: width < 600 ? 812 : 900 });
    await look(page, 'elder', [width]);
    const small = await page.evaluate(() => [...document.querySelectorAll('button, .btn, .chip, select, .seg label')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1 && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 90)));
    assert.deepEqual(small, [], `at ${width} what is pressed is at least 44 px high`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.locator('main').focus();
  await press(page, 'r');
  await page.waitForSelector('#decision');
  await look(page, 'elder-decision', [1440, 375]);
  for (const { account, path, name } of kPages.slice(1)) {
    const other = await open({ account, elder: true });
    await other.goto(path);
    await settled(other);
    await look(other, `elder-${name}`, [1440, 375]);
  }
});

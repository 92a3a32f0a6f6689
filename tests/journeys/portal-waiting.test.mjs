// What a slow line or a busy server shows: each page is whole and can be read aloud while it waits, and when its answer
// is that nothing can be had.
import assert from 'node:assert/strict';
import { fine } from './applicants.mjs';
import { assertAccessible, assertWhole, journey, kWidths, settled } from './harness.mjs';

const kItem = '511A0015500009-511602000000-000-115113016823646795-1-00';
const kPages = {
  search: '/search?q=%E5%8D%AB%E7%94%9F',
  item: `/items/${kItem}`,
  'my cases': '/cases',
  case: '/cases/511602260302000001',
  licence: '/licences/1.2.156',
  verify: '/verify/1.2.156',
};

journey('Pages that wait for an answer are whole (ui.md: loading state)', async ({ open }) => {
  const page = await open({ width: kWidths.desk, account: 'citizen1' });
  // Answers of the pages' own data never come; who is signed in and what day it is do.
  await page.route(/\/api\/v1\/(items|cases|licences)(?=[/?]|$)/, () => {});
  for (const [name, path] of Object.entries(kPages)) {
    await page.goto(path);
    await page.locator('.sk, [aria-busy=true]').first().waitFor();
    await assertAccessible(page, `${name} while it waits`, { waiting: true });
    await assertWhole(page, `${name} while it waits`);
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

journey('Pages whose data cannot be had are whole (ui.md: error state)', async ({ open }) => {
  const page = await open({ width: kWidths.phone, account: 'citizen1', allow: [/status of 429/] });
  const refused = { status: 429, contentType: 'application/problem+json', body: JSON.stringify({ status: 429, code: 'test.busy', detail: '现在人多，请稍后再试', fields: [] }) };
  await page.route(/\/api\/v1\/(items|cases|licences)(?=[/?]|$)/, (route) => route.fulfill(refused));
  for (const [name, path] of Object.entries(kPages)) {
    await page.goto(path);
    await page.locator('.still').first().waitFor();
    await assertAccessible(page, `${name} that cannot be had`);
    await assertWhole(page, `${name} that cannot be had`);
  }
});

journey('A fault of ours is told with the number to read out on the phone (ui.md: error state)', async ({ open }) => {
  const page = await open({ width: kWidths.desk, account: 'citizen1', allow: [/status of (500|429)/, /^500 GET/] });
  const broken = { status: 500, contentType: 'application/problem+json', body: JSON.stringify({ status: 500, code: 'internal', detail: '', request_id: 'a1b2c3d4', fields: [] }) };
  await page.route(/\/api\/v1\/(items|cases|licences)(?=[/?]|$)/, (route) => route.fulfill(broken));
  for (const [name, path] of Object.entries(kPages)) {
    await page.goto(path);
    await page.locator('.still', { hasText: '报编号 a1b2c3d4' }).waitFor();
    await fine(page, `error-${name.replace(' ', '-')}`);
  }
  await page.unrouteAll();
  await page.goto(kPages.search);
  await page.locator('.hit').first().waitFor();
  await page.route(/\/api\/v1\/items/, (route) => route.fulfill(broken));
  await page.fill('.search input', '开店');
  await page.keyboard.press('Enter');
  await page.locator('.still').waitFor();
  await page.unrouteAll();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.locator('.hit').first().waitFor();

  // Neither does a further page that cannot be had go unsaid.
  await page.goto('/search');
  await page.route(/\/api\/v1\/items\?.*cursor/, (route) => route.fulfill({ ...broken, status: 429, body: JSON.stringify({ status: 429, code: 'test.busy', detail: '现在人多，请稍后再试', fields: [] }) }));
  await page.getByRole('button', { name: '再看一些' }).click();
  await page.locator('.msg', { hasText: '现在人多，请稍后再试' }).waitFor();
  await page.unrouteAll();
  const before = await page.locator('.hit').count();
  await page.getByRole('button', { name: '再看一些' }).click();
  await page.waitForFunction((count) => document.querySelectorAll('.hit').length > count, before);
});

journey('Without a network every page still opens and says so, and comes back with the network', async ({ open }) => {
  const page = await open({ width: kWidths.phone, account: 'citizen1', allow: [/ERR_INTERNET_DISCONNECTED/] });
  await page.goto('/');
  await page.getByRole('heading', { name: '今天要办什么事？' }).waitFor();
  // The code of the other pages is fetched when nothing else is to be done.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/verify-[^/]*\.js$|\/progress-[^/]*\.js$/.test(name)));
  await settled(page);
  await page.context().setOffline(true);
  await page.locator('.banner.off').waitFor();
  for (const [link, name] of [['我的办件', 'cases'], ['找事项', 'search']]) {
    await page.locator('.tabbar').getByRole('link', { name: link }).click();
    await page.locator('.still', { hasText: '现在没有网络' }).waitFor();
    await fine(page, `offline-${name}`, [kWidths.phone]);
  }
  await page.locator('.tabbar').getByRole('link', { name: '查进度' }).click();
  await page.getByRole('heading', { name: '查办理进度' }).waitFor();
  await page.fill('#number', '511602260302000001');
  await page.fill('#name', '李晓');
  await page.keyboard.press('Enter');
  await page.getByText('请检查网络，再试一次').waitFor();
  await fine(page, 'offline-progress', [kWidths.phone]);
  await page.locator('.tabbar').getByRole('link', { name: '找事项' }).click();
  await page.context().setOffline(false);
  await page.locator('.banner.off').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.locator('.hit').first().waitFor();
  assert.equal(await page.locator('.still').count(), 0);
});

journey('Whoever has to sign in first says what went wrong, and lands where he wanted to go', async ({ open }) => {
  const page = await open({ width: kWidths.phone });
  await page.goto('/cases');
  await page.waitForURL(/\/login\?back=/);
  await fine(page, 'login');
  await page.fill('#account', 'citizen1');
  await page.keyboard.press('Enter');
  await page.getByText('请填账号和密码').waitFor();
  await page.fill('#password', 'wrong');
  await page.keyboard.press('Enter');
  await page.locator('.msg', { hasText: '密码' }).waitFor();
  await fine(page, 'login-wrong');
  await page.getByRole('button', { name: 'citizen1' }).click();
  await page.locator('form .btn.primary').click();
  await page.waitForURL('**/cases');
  await page.getByRole('heading', { name: '您还没有办过事' }).waitFor();
  await fine(page, 'cases-none');
});

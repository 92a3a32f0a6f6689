// What a slow line or a busy server shows: each page is whole and can be read aloud while it waits, and when its answer
// is that nothing can be had.
import { assertAccessible, assertWhole, journey, kWidths } from './harness.mjs';

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

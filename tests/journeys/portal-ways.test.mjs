// The same application on a phone and by keyboard alone; and a search that finds nothing.
import assert from 'node:assert/strict';
import { allSaved, attachAll, fine, kItems, pdf, sign, type } from './applicants.mjs';
import { assertAccessible, assertWhole, journey, kWidths, settled } from './harness.mjs';

const kPhone = 390;

journey('On a phone: from the home page to the receipt, one step at a time (A3, 390 px)', async ({ open }) => {
  const item = kItems.allowance;
  const page = await open({ width: kPhone, height: 844, account: item.account });
  await page.goto('/');
  await page.fill('.search input', '高龄津贴');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: item.name }).first().click();
  await page.locator('.actbar .btn.primary').click();
  await page.waitForURL('**/apply/*');
  await page.locator('#f-phone').waitFor();
  const steps = [
    ['id_number', 'phone', 'contact_address', 'hukou_region'], ['account_bank', 'account_no', 'paid_elsewhere', 'living_alone'], ['has_agent'], ['delivery', 'service_address'],
  ];
  for (const [index, names] of steps.entries()) {
    assert.equal(await page.locator('.step:visible').count(), 1, 'one step in view');
    await page.getByText(`第 ${index + 1} 步，共 6 步`).waitFor();
    if (index === 0) {
      await page.locator('.step:visible .btn.primary').click();
      await page.locator('.errsum').waitFor();
      await assertAccessible(page, 'phone step with faults');
      await fine(page, 'phone-step-faults', [kPhone]);
    }
    await type(page, Object.fromEntries(names.map((name) => [name, item.form[name]])));
    await assertWhole(page, `phone step ${index + 1}`);
    await page.locator('.step:visible .btn.primary').click();
  }
  await page.locator('#s-materials').waitFor();
  await attachAll(page);
  await allSaved(page);
  await page.locator('.step:visible .btn.primary').click();
  await page.locator('#s-review').waitFor();
  await fine(page, 'phone-review', [kPhone]);
  await sign(page, item.applicant);
  await fine(page, 'phone-receipt', [kPhone]);
});

// Tab until the focus stands on what `selector` names.
async function tabTo(page, selector, most = 80) {
  for (let press = 0; press < most; ++press) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector} within ${most} presses`);
}

journey('By keyboard alone: skip to the content, apply, fill, review, sign and submit (WCAG 2.1.1)', async ({ open }) => {
  const item = kItems.allowance;
  const page = await open({ width: kWidths.desk, account: item.account });
  await page.goto(`/items/${item.code}`);
  await page.locator('.item-sum .btn.primary').waitFor();
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('skip')), 'the first stop skips to the content');
  await page.keyboard.press('Enter');
  await tabTo(page, '.item-sum .btn.primary');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/apply/*');
  await page.locator('#f-phone').waitFor();
  const write = async (name) => { await tabTo(page, `#f-${name}`); await page.keyboard.press('Control+A'); await page.keyboard.type(String(item.form[name])); };
  const answer = async (name, yes) => { await tabTo(page, `[name="f-${name}"]`); await page.keyboard.press('Space'); if (!yes) await page.keyboard.press('ArrowDown'); };
  for (const name of ['id_number', 'phone', 'contact_address', 'hukou_region', 'account_bank', 'account_no']) await write(name);
  await answer('paid_elsewhere', false);
  await answer('living_alone', true);
  await answer('has_agent', false);
  await tabTo(page, '[name="f-delivery"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await write('service_address');
  await tabTo(page, '#m-bank_account input[type=file]');
  await page.locator('#m-bank_account input[type=file]').setInputFiles(pdf('社保卡.pdf'));
  await page.locator('#m-bank_account .tag.ok').waitFor();
  await allSaved(page);
  await tabTo(page, 'form > p .btn.primary');
  await page.keyboard.press('Enter');
  await page.locator('#s-review').waitFor();
  await tabTo(page, '#s-review input[type=checkbox]');
  await page.keyboard.press('Space');
  await tabTo(page, '#sign');
  await page.keyboard.type(item.applicant);
  await tabTo(page, '#s-review .btn.primary');
  await page.keyboard.press('Enter');
  await page.locator('#rc').waitFor();
});

journey('A search without a result offers other words, all items and a person; links lead somewhere', async ({ open }) => {
  const page = await open({ width: kWidths.desk });
  await page.goto(`/search?q=${encodeURIComponent('办飞碟执照')}`);
  await page.getByRole('heading', { name: '没有找到“办飞碟执照”' }).waitFor();
  await fine(page, 'search-none');
  await page.locator('.zero .chip').first().click();
  await page.locator('.hit').first().waitFor();
  await page.goto(`/search?q=${encodeURIComponent('卫生')}&kind=reward`);
  await page.getByRole('button', { name: '不筛选了' }).waitFor();
  await fine(page, 'search-filtered-none', [kWidths.desk]);
  await page.getByRole('button', { name: '不筛选了' }).click();
  await page.locator('.hit').first().waitFor();
  await page.goto('/nothing/here');
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  await fine(page, 'not-found', [kWidths.desk]);
});

journey('No link and no button leads nowhere', async ({ open, city }) => {
  const page = await open({ width: kWidths.desk, account: 'citizen2' });
  const seen = new Set();
  for (const path of ['/', '/search', `/items/${kItems.permit.code}`, '/cases', '/progress', '/verify', '/login']) {
    await page.goto(path);
    await settled(page);
    const links = await page.evaluate(() => [...document.querySelectorAll('a')].map((one) => one.getAttribute('href')));
    for (const href of links) {
      assert.ok(href && href !== '#', `a link of ${path} leads nowhere`);
      if (href.startsWith('/') && seen.size < 60) seen.add(href.split('#')[0]);
    }
  }
  const stranger = await open({ width: kWidths.desk });
  for (const path of seen) {
    const answer = await fetch(city.base + path);
    assert.equal(answer.status, 200, path);
    if (path.startsWith('/desk')) continue;
    await stranger.goto(path);
    await settled(stranger);
    assert.equal(await stranger.getByRole('heading', { name: '没有这个页面' }).count(), 0, path);
    assert.equal(await stranger.getByRole('heading', { level: 1 }).count(), 1, `${path} has one main heading`);
  }
});

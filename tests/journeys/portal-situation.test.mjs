// What a situation needs: the guide asks the form's own questions, the application follows each answer, and both say
// what does not have to be handed in and why. The tables behind it: data/decisions, tests/decisions.
import assert from 'node:assert/strict';
import { allSaved, fine, kItems } from './applicants.mjs';
import { assertAccessible, assertWhole, journey, kPassword, kWidths, settled, until } from './harness.mjs';

const kPhone = 390;
const { permit, record, allowance } = kItems;
const namesIn = (page, selector) => page.locator(selector).allInnerTexts().then((all) => all.map((one) => one.replace(/（.*/s, '').trim()));
const answer = (page, name, yes) => page.locator(`[name="f-ask-${name}"]`).nth(yes ? 0 : 1).check();
const listed = (page) => namesIn(page, '#mats .mat h3');

async function guide(open, item, how = {}) {
  const page = await open({ width: kWidths.desk, ...how });
  await page.goto(`/items/${item.code}`);
  await page.locator('#ask').waitFor();
  await settled(page);
  return page;
}

journey('The guide lists exactly what a situation needs, with why, and folds the rest (行政许可法 29, 30)', async ({ open }) => {
  const page = await guide(open, permit);
  const all = await listed(page);
  assert.equal(all.length, 8);
  assert.match(await page.locator('.mat', { hasText: '授权委托书' }).innerText(), /看情况[\s\S]*由代理人办理时，要有您的委托/);
  await fine(page, 'situation-empty', [kPhone, kWidths.desk]);

  await answer(page, 'central_air', true);
  await answer(page, 'has_agent', false);
  await page.locator('#mats .unneeded').waitFor();
  assert.deepEqual((await listed(page)).sort(), all.filter((name) => name !== '授权委托书').sort());
  assert.match(await page.locator('.mat', { hasText: '集中空调' }).innerText(), /用集中空调的，还要有空调通风系统的检测报告/);
  assert.match(await page.locator('#mats .asking').textContent(), /按您的情况/);
  await page.locator('.unneeded summary').click();
  assert.match(await page.locator('.unneeded').innerText(), /授权委托书[\s\S]*由代理人办理时，要有您的委托/);
  await fine(page, 'situation-full', [kPhone, kWidths.desk]);

  await page.reload();
  await page.locator('#mats .unneeded').waitFor();
  assert.ok(await page.locator('[name="f-ask-central_air"]').first().isChecked(), 'answers outlive a reload');
  await page.getByRole('button', { name: '不答了，看全部' }).click();
  await page.locator('#mats .unneeded').waitFor({ state: 'detached' });
  assert.deepEqual(await listed(page), all);
});

journey('Who does not need this permit is told so, and where to go instead (公共场所卫生管理条例 2, 8; 行政许可法 32(1))', async ({ open }) => {
  const page = await guide(open, permit);
  for (const [category, wanted] of [
    ['饭馆、咖啡馆、酒吧、茶座', /不在这里办[\s\S]*食品经营许可/],
    ['录像厅（室）、音乐厅、展览馆、博物馆、美术馆、图书馆、书店', /不在这里办[\s\S]*30 天内[\s\S]*第八条第二款/],
    ['公园、体育场（馆）、公共交通工具', /先别申请[\s\S]*不用办卫生许可证[\s\S]*第八条第一款/],
  ]) {
    await page.selectOption('#f-ask-category', category);
    await until(category, async () => wanted.test(await page.locator('#mats .advice').innerText()));
  }
  await fine(page, 'situation-advice', [kPhone, kWidths.desk]);
  await page.selectOption('#f-ask-category', '商场（店）');
  await page.locator('#mats .advice .banner').waitFor({ state: 'detached' });

  const shop = await guide(open, record, { width: kPhone, height: 844 });
  await shop.fill('#f-ask-credit_code', '91511602MA7DEM0169');
  await shop.getByText('这里只给个体工商户备案').waitFor();
  await fine(shop, 'situation-shop', [kPhone]);
});

journey('A question that cannot be answered now says so, lists everything, and is asked again', async ({ open }) => {
  const page = await guide(open, permit, { allow: [/500/] });
  await page.route('**/situation', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ title: '', status: 500, code: 'internal', detail: '', request_id: 'r-1', fields: [] }) }));
  await answer(page, 'has_agent', false);
  await page.getByText('没有看出您要准备什么，下面列的是全部材料').waitFor();
  assert.equal((await listed(page)).length, 8);
  await fine(page, 'situation-failed', [kPhone, kWidths.desk]);
  await page.unroute('**/situation');
  await page.locator('#ask .banner button').click();
  await page.locator('#mats .unneeded').waitFor();
});

journey('The guide speaks English and Traditional, and large print fits', async ({ open }) => {
  for (const how of [{ language: 'en' }, { language: 'zh-Hant' }, { elder: true }]) {
    const page = await guide(open, permit, how);
    await answer(page, 'central_air', false);
    await page.selectOption('#f-ask-category', '公园、体育场（馆）、公共交通工具');
    await page.locator('#mats .advice .banner').waitFor();
    await page.locator('#mats .unneeded summary').click();
    await fine(page, `situation-${how.language ?? 'elder'}`, [kPhone, kWidths.desk]);
  }
});

journey('Answers of the guide go through the login into the application; its list and advice follow each save', async ({ open }) => {
  const page = await guide(open, allowance);
  await answer(page, 'has_agent', true);
  await page.fill('#f-ask-hukou_region', '四川省成都市武侯区');
  await page.locator('#mats .advice').getByText('不在这里办').waitFor();
  await page.locator('.item-sum .btn.primary').click();
  await page.waitForURL('**/login**');
  await page.fill('#account', allowance.account);
  await page.fill('#password', kPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/items/${allowance.code}`);
  await page.locator('.item-sum').getByRole('button', { name: '在线办理', exact: true }).waitFor();
  assert.ok(await page.locator('[name="f-ask-has_agent"]').first().isChecked(), 'the answers are still there');
  await page.locator('.item-sum .btn.primary').click();
  await page.waitForURL('**/apply/*');
  await page.locator('#f-phone').waitFor();
  assert.ok(await page.locator('[name="f-has_agent"]').first().isChecked(), 'and are in the form');
  assert.equal(await page.inputValue('#f-hukou_region'), '四川省成都市武侯区');
  assert.match(await page.locator('#m-mandate').innerText(), /由别人代办时，要有老人的委托/);
  const side = page.locator('.stick-apply .advice');
  await side.getByText('不在这里办').waitFor();

  // He lives here after all, does it himself, and is not eighty yet (四川省老年人权益保障条例 28).
  await page.locator('[name="f-has_agent"]').nth(1).check();
  await page.locator('.apply-bar .news', { hasText: '不用交了：授权委托书' }).waitFor();
  assert.equal(await page.locator('#m-mandate').count(), 0);
  await page.locator('#s-materials .unneeded summary').click();
  assert.match(await page.locator('#s-materials .unneeded').innerText(), /授权委托书[\s\S]*由别人代办时/);
  await page.fill('#f-hukou_region', '广安市广安区北辰街道');
  await side.getByText('不在这里办').waitFor({ state: 'detached' });
  await page.fill('#f-id_number', '11010519491231002X');
  await side.getByText('（2029年12月31日）起可以申请').waitFor();
  await allSaved(page);
  await fine(page, 'situation-apply', [kPhone, kWidths.desk]);
  await page.locator('[name="f-has_agent"]').nth(0).check();
  await page.locator('.apply-bar .news', { hasText: '现在要多交：授权委托书' }).waitFor();
  await page.locator('#m-mandate').waitFor();

  // On a phone the advice stands above the step.
  await page.setViewportSize({ width: kPhone, height: 844 });
  await page.locator('form > .advice').getByText('起可以申请').waitFor();
  await assertAccessible(page, 'apply with advice on a phone');
  await assertWhole(page, 'apply with advice on a phone');
});

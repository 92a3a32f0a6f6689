// The other two items from receipt to delivery, each in its own words: a record that is done on the spot, and a benefit.
import assert from 'node:assert/strict';
import { journey, until } from './harness.mjs';
import { atDesk, choose, find, handedIn, kElder, kShop, look, press, sent } from './desk.mjs';

async function through(open, api, item, steps) {
  const number = await handedIn(api, item);
  const applicant = await api(item.account);
  const pages = {};
  for (const [account, key, name] of steps) {
    let page = pages[account];
    if (page) {
      await find(page, number);
    } else page = pages[account] = await atDesk(open, account, number);
    if (name) await look(page, name);
    await choose(page, key);
    if (await page.locator('#decision textarea').evaluate((field) => field.closest('label').textContent.includes('必填'))) await page.keyboard.type('情况属实');
    await press(page, 'Control+Enter');
    await page.waitForSelector('.tb-dialog:visible', { state: 'detached' });
    await sent(page);
    await page.locator('.sentnote button').click();
  }
  return applicant.get(`/api/v1/cases/${number}`);
}

journey('食品小经营店备案 is recorded (四川省食品小作坊小经营店及摊贩管理条例)', async ({ open, api }) => {
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/');
  const done = await through(open, api, kShop, [
    ['clerk1', 'a', 'record-accept'], ['reviewer2', 'a', 'record-review'], ['approver2', 'a', 'record-decide'], ['clerk1', 'a', 'record-deliver'],
  ]);
  assert.equal(done.state, 'closed');
  assert.ok(done.licence?.number, 'a record certificate');
});

journey('高龄津贴 is granted after the office has verified', async ({ open, api }) => {
  const done = await through(open, api, kElder, [
    ['clerk1', 'a', 'benefit-accept'], ['reviewer3', 'a', 'benefit-review'], ['approver3', 'a', 'benefit-decide'], ['clerk1', 'a', 'benefit-deliver'],
  ]);
  assert.equal(done.state, 'closed');
  await until('the documents', async () => done.documents.length > 1);
});

// The other ways a case can go: not accepted, returned, held, refused; and who must not decide.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey, root, settled } from './harness.mjs';
import { act, atDesk, choose, handedIn, look, press, sent } from './desk.mjs';

// A city in which the approver also accepts, as in a small bureau: the law still parts the two in one case.
function smallBureau() {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-share-'));
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
  symlinkSync(join(root, 'ui'), join(folder, 'ui'));
  const path = join(folder, 'data/demo/people.json');
  const people = JSON.parse(readFileSync(path, 'utf8'));
  const everyone = Object.values(people).find((list) => Array.isArray(list) && list.some(({ account }) => account === 'approver1'));
  const approver = everyone.find(({ account }) => account === 'approver1');
  approver.roles.push({ role: 'accepter', scope: '511602' });
  approver.mandates[0].acts += ' accept correct';
  writeFileSync(path, JSON.stringify(people));
  return folder;
}
const share = smallBureau();
process.on('exit', () => rmSync(share, { recursive: true, force: true }));
const options = { city: { share } };
const caseOf = async (api, number) => (await api('company1')).get(`/api/v1/cases/${number}`);

journey('not accepted: the ground comes first, the reason is written, the notice names the remedy (行政许可法 32(2))', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await atDesk(open, 'clerk1', number);
  await choose(page, 'r');
  await press(page, 'Control+Enter');
  await page.waitForSelector('#decision-missing');
  assert.match(await page.locator('#decision-missing').innerText(), /请先选不予受理的理由/);
  await page.locator('.grounds input').nth(1).focus();
  await press(page, 'Space');
  await page.locator('#decision textarea').focus();
  await page.keyboard.type('开办场所在邻水县，由邻水县行政审批局管辖');
  await look(page, 'not-accepted');
  await press(page, 'Control+Enter');
  assert.match(await sent(page), /不予受理/);
  const found = await caseOf(api, number);
  assert.equal(found.state, 'not_accepted');
  assert.ok(found.documents.some(({ kind }) => kind === 'non_acceptance' || /不予受理/.test(kind)) || found.documents.some(({ title }) => title.includes('不予受理')));
}, options);

journey('a reviewer asks the window, holds the clock for a test, ends the hold; the approver refuses with reason and remedy (行政许可法 38, 45)', async ({ open, api }) => {
  const number = await handedIn(api);
  await act(api, 'clerk1', number, 'accept');
  const reviewer = await atDesk(open, 'reviewer1', number);
  await choose(reviewer, 'b');
  await press(reviewer, 'Control+Enter');
  assert.match(await reviewer.locator('#decision-missing').innerText(), /请写说明/);
  await reviewer.keyboard.type('平面图上的消毒间和现场是否一致？');
  await look(reviewer, 'return');
  await press(reviewer, 'Control+Enter');
  await sent(reviewer);
  const clerk = await atDesk(open, 'clerk1', number);
  assert.match(await clerk.locator('#history').innerText(), /平面图上的消毒间和现场是否一致？/);
  await choose(clerk, 'a');
  await clerk.locator('#decision textarea').fill('已电话核对，一致');
  await press(clerk, 'Control+Enter');
  await sent(clerk);

  await reviewer.goto(`/desk/?q=${number}`);
  await reviewer.waitForSelector('.case-hd h1');
  await settled(reviewer);
  await choose(reviewer, 'e');
  await press(reviewer, 'Enter');
  await reviewer.waitForSelector('#hold [role=alert]');
  await reviewer.locator('.kinds input').first().check();
  await reviewer.locator('#hold textarea').fill('委托区疾控中心检测室内空气质量');
  const today = (await (await api('reviewer1')).get('/api/v1/meta')).today.date;
  await reviewer.locator('#hold input[type=date]').fill(new Date(Date.parse(today) + 20 * 86_400_000).toISOString().slice(0, 10));
  await look(reviewer, 'hold');
  await reviewer.locator('.el-dialog__footer .btn--p:visible').click();
  await reviewer.waitForSelector('[data-outcome=end_hold]');
  assert.equal((await caseOf(api, number)).state, 'held');
  assert.equal(await reviewer.locator('[data-outcome=pass]').getAttribute('aria-disabled'), 'true');
  await look(reviewer, 'held', [1440, 768]);
  await choose(reviewer, 'e');
  await reviewer.locator('#end-hold textarea').fill('检测报告已收到，不合格');
  await look(reviewer, 'end-hold');
  await reviewer.locator('.el-dialog__footer .btn--p:visible').click();
  await reviewer.waitForSelector('[data-outcome=end_hold]', { state: 'detached' });
  await settled(reviewer);
  await choose(reviewer, 'a');
  await press(reviewer, 'Enter');
  await sent(reviewer);

  const approver = await atDesk(open, 'approver1', number);
  await choose(approver, 'r');
  await approver.keyboard.type('室内空气质量检测不合格，不符合《公共场所卫生管理条例》第三条');
  await look(approver, 'refusal');
  await press(approver, 'Control+Enter');
  assert.match(await sent(approver), /不予许可/);
  const found = await caseOf(api, number);
  assert.equal(found.state, 'refused');
  const paper = found.documents.at(-1);
  assert.match(paper.title, /不予/);
}, options);

journey('who accepted a case does not decide it, and is told so in a sentence (行政许可法 34; B6)', async ({ open, api }) => {
  const number = await handedIn(api);
  await act(api, 'approver1', number, 'accept');
  await act(api, 'reviewer1', number, 'pass');
  const page = await atDesk(open, 'approver1', number);
  assert.match(await page.locator('.decide .note').innerText(), /受理或审查过这件申请的人不能作决定，请由另一位有权限的人办理/);
  for (const decision of await page.locator('[data-outcome]').all()) assert.equal(await decision.getAttribute('aria-disabled'), 'true');
  await press(page, 'a');
  assert.equal(await page.locator('#decision').count(), 0);
  await look(page, 'separation-of-duty', [1440, 768]);
}, options);

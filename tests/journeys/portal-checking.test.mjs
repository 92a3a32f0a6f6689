// A paper that a scanner looks at: the page says so, hears the answer by itself, and offers another file when the paper
// was refused; nothing is handed in before all is checked (decision 5).
import { after } from 'node:test';
import assert from 'node:assert/strict';
import { startClamd } from '../support/clamd.mjs';
import { act, allSaved, fine, handIn, kItems, pdf } from './applicants.mjs';
import { journey, kWidths } from './harness.mjs';

const kPhone = 390;
const clamd = await startClamd();
after(() => clamd.stop());
const options = { city: { args: ['--scanner', clamd.where] } };
const item = kItems.permit;
const give = (page, id, name = `${id}.pdf`) => page.locator(`#m-${id} input[type=file]`).setInputFiles(pdf(name));
const tag = (page, id, words) => page.locator(`#m-${id} .tag`, { hasText: words }).waitFor();

journey('A draft: checked, refused with what to do, another file, and submitted when all is checked', async ({ open, api }) => {
  clamd.say(null);
  const { number } = await (await api(item.account)).post('/api/v1/cases', { item_code: item.code, form: item.form });
  const page = await open({ width: kWidths.desk, account: item.account });
  await page.goto(`/apply/${number}`);
  await page.locator('#m-layout_plans').waitFor();
  await give(page, 'layout_plans');
  await tag(page, 'layout_plans', '正在检查');
  await page.locator('.todo.only-desk', { hasText: '还差 2 份' }).waitFor();
  await fine(page, 'apply-being-checked', [kPhone, kWidths.desk]);
  clamd.say('Eicar-Test-Signature');
  await tag(page, 'layout_plans', '没收下'); // without a reload
  const refused = page.locator('#m-layout_plans');
  assert.match(await refused.locator('.msg').innerText(), /发现病毒（Eicar-Test-Signature）[\s\S]*另存一份再传/);
  assert.match(await refused.locator('label.btn').innerText(), /换一份/);
  await page.locator('form > p .btn.primary').click();
  await page.locator('.errsum', { hasText: '没收下，请换一份' }).waitFor();
  await fine(page, 'apply-refused-by-scanner', [kPhone, kWidths.desk]);

  clamd.say('OK');
  for (const id of ['layout_plans', 'hygiene_report']) {
    await give(page, id, `${id}-clean.pdf`);
    await tag(page, id, '已上传');
  }
  clamd.say(null);
  await give(page, 'hygiene_rules');
  await tag(page, 'hygiene_rules', '正在检查');
  await allSaved(page);
  await page.locator('form > p .btn.primary').click();
  await page.getByText('正在检查 1 份材料').waitFor();
  await page.locator('#s-review input[type=checkbox]').check();
  await page.fill('#sign', item.applicant);
  await page.locator('#s-review .btn.primary').click();
  await page.locator('#s-review .msg', { hasText: '正在检查' }).waitFor();
  await fine(page, 'review-being-checked', [kPhone, kWidths.desk]);
  clamd.say('OK');
  await page.getByText('正在检查 1 份材料').waitFor({ state: 'detached' });
  await page.locator('#s-review .btn.primary').click();
  await page.locator('#rc').waitFor();
}, options);

journey('A correction: a paper that is being checked or was refused does not count as mended', async ({ open, api }) => {
  clamd.say('OK');
  const number = await handIn(api, item);
  await act(api, 'clerk1', number, 'correct', { comment: '请补一处', faults: [{ material: 'layout_plans', field: null, what: '平面图没有标消毒间', why: '核查时要看消毒间', how: '标明后重新上传' }] });

  const page = await open({ width: kPhone, height: 844, account: item.account });
  await page.goto(`/cases/${number}`);
  await page.getByRole('heading', { name: '请补正 1 处，已补 0 处' }).waitFor();
  clamd.say(null);
  await give(page, 'layout_plans', '平面图（新）.pdf');
  await tag(page, 'layout_plans', '正在检查');
  await page.locator('.paper', { hasText: '正在检查' }).waitFor();
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.locator('.fix-foot .msg', { hasText: '正在检查' }).waitFor();
  await fine(page, 'correction-being-checked', [kPhone]);
  clamd.say('Eicar-Test-Signature');
  await tag(page, 'layout_plans', '没收下');
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.locator('.fix-foot .msg', { hasText: '还差第 1 处没补' }).waitFor();
  await fine(page, 'correction-refused-by-scanner', [kPhone]);
  clamd.say('OK');
  await give(page, 'layout_plans', '平面图（干净）.pdf');
  await page.getByRole('heading', { name: '请补正 1 处，已补 1 处' }).waitFor();
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.locator('#fix').waitFor({ state: 'detached' });
}, options);

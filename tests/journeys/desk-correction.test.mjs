// Correction is asked once for everything, before acceptance (行政许可法 32(4)): marked, told, mended, accepted. Keys only.
import assert from 'node:assert/strict';
import { journey, settled, until } from './harness.mjs';
import { atDesk, choose, find, handedIn, kPdf, look, press, sent } from './desk.mjs';

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-why') ?? document.activeElement?.tagName);

journey('a clerk marks two papers, asks once for both; the applicant mends, and the case is accepted (行政许可法 32)', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await atDesk(open, 'clerk1', number);
  await press(page, 'b');
  assert.equal(await page.locator('#decision').count(), 0, 'nothing is marked yet, so nothing can be asked');

  const { materials } = await (await api('clerk1')).get(`/api/v1/cases/${number}`);
  const place = (id) => String(materials.findIndex((one) => one.id === id) + 1);
  await press(page, '1');
  await press(page, '2');
  assert.equal(await page.locator('.whys').count(), 0, 'what the form makes is not judged as a paper');
  await press(page, place('layout_plans'));
  await press(page, '2');
  await until('the place for the reason', async () => (await focused(page)) === 'layout_plans');
  await page.keyboard.type('平面图没有标出消毒间的位置');
  assert.equal(await page.locator('[data-outcome=accept]').getAttribute('aria-disabled'), 'true', 'what is wrong is not accepted');
  await page.locator('main').focus();
  await press(page, place('hygiene_report'));
  await press(page, '2');
  await until('the second place', async () => (await focused(page)) === 'hygiene_report');
  await page.keyboard.type('检测报告超过一年');
  await page.locator('main').focus();
  await look(page, 'correction-marked', [1440, 1366]);

  await choose(page, 'b');
  assert.equal(await page.locator('.faults li').count(), 2, 'both faults are told in one notice');
  assert.match(await page.locator('#decision').innerText(), /只告知这一次（行政许可法第三十二条）/);
  await look(page, 'correction-dialog');
  await press(page, 'Enter');
  assert.match(await sent(page), /补正/);

  const applicant = await open({ account: 'company1' });
  await applicant.goto(`/cases/${number}`);
  await applicant.getByRole('heading', { name: /请补正 2 处/ }).waitFor();
  const faults = await applicant.locator('main').innerText();
  assert.ok(faults.includes('平面图没有标出消毒间的位置') && faults.includes('检测报告超过一年'));
  const company = await api('company1');
  const { correction } = await company.get(`/api/v1/cases/${number}`);
  for (const { material } of correction.faults) {
    await applicant.locator(`#m-${material} input[type=file]`).setInputFiles({ name: `${material}-2.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(kPdf) });
    await until(`${material} is there anew`, async () => (await company.get(`/api/v1/cases/${number}`)).materials.find(({ id }) => id === material).file.name === `${material}-2.pdf`);
  }
  await settled(applicant);
  await applicant.getByRole('button', { name: '提交补正' }).click();
  await until('the corrected case', async () => (await company.get(`/api/v1/cases/${number}`)).state === 'received');

  await page.goto('/desk/');
  await settled(page);
  await find(page, number);
  await look(page, 'corrected');
  await choose(page, 'a');
  await press(page, 'Enter');
  assert.match(await sent(page), /受理/);
  assert.equal((await company.get(`/api/v1/cases/${number}`)).state, 'accepted');
});

// Processes: the administrator sees a drawing, describes, checks, walks and publishes it; cases that run keep theirs until
// they are moved. Oversight reads.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, settled, until } from './harness.mjs';
import { handedIn, look } from './desk.mjs';

const kPermit = '/desk/processes/permit';
const words = (page) => page.locator('main').innerText();
const side = (page) => page.locator('#side').innerText();

async function shown(page, path = kPermit) {
  await page.goto(path);
  await page.waitForSelector('.bpmnbox .djs-element[data-element-id=decide]');
  await settled(page);
}
async function choose(page, id) {
  await page.locator(`.bpmnbox .djs-element[data-element-id=${id}] .djs-hit`).first().click({ force: true });
  await settled(page);
}
const tab = (page, name) => page.locator(`#tab-${name}`).click();
// Behind the check of the last edit.
const checked = (page, can) => until('the check of the edit', async () =>
  (await page.locator('[data-outcome=publish]').getAttribute('aria-disabled')) === (can ? null : 'true') && !(await page.locator('main [aria-busy=true]').count()));
async function rename(page, id, name) {
  await choose(page, id);
  const field = page.locator('#side').getByLabel('名称', { exact: true });
  await field.fill(name);
  await field.blur();
  await page.waitForSelector('.dm-hd .tag--b');
}
async function publish(page, why) {
  await page.locator('[data-outcome=publish]').click();
  await page.waitForSelector('#publish textarea');
  await page.locator('#publish textarea').fill(why);
  await settled(page);
}

journey('a process is found, described, checked against the law, walked and published', async ({ open, api }) => {
  const before = await handedIn(api);
  const page = await open({ account: 'sysadmin' });
  await page.goto('/desk/');
  await page.getByRole('link', { name: '流程', exact: true }).click();
  await page.waitForSelector('[data-key=permit]');
  assert.match(await words(page), /行政许可办理（承诺件）[\s\S]*行政许可/);
  await look(page, 'drawings', [1440, 1024, 375]);
  await page.locator('[data-key=permit] a').first().click();
  await page.waitForSelector('.bpmnbox .djs-element[data-element-id=decide]');
  await look(page, 'drawing', [1440, 1280, 375]);

  // Whoever accepted may decide: the law of permits says no, and shows the way on which it happens (行政許可法 34).
  await choose(page, 'decide');
  assert.match(await side(page), /办什么|动作/);
  await look(page, 'drawing-step');
  await page.locator('#side').getByLabel('收件与受理', { exact: true }).uncheck();
  await page.waitForSelector('.bp-findings tbody tr');
  await checked(page, false);
  assert.match(await page.locator('.bp-findings').innerText(), /必须改[\s\S]*行政许可法 34/);
  await look(page, 'drawing-unlawful', [1440, 375]);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.waitForSelector('.bp-findings', { state: 'detached' });

  await rename(page, 'review', '实质审查');
  await checked(page, true);
  await tab(page, 'play');
  await page.locator('[data-act=start]').click();
  await page.locator('.bp-offer').first().click();
  await page.waitForSelector('.bp-offers');
  await until('the acceptance', async () => /收件预审与受理/.test(await side(page)));
  await page.locator('.bp-offer', { hasText: '受理' }).first().click();
  await until('the review', async () => /实质审查/.test(await side(page)));
  await look(page, 'drawing-play', [1440, 375]);

  await publish(page, '审查改叫实质审查');
  await assertAccessible(page, 'publishing');
  await look(page, 'drawing-publish', [1440, 375]);
  await page.locator('button[form=publish]').click();
  await until('the second version', async () => /现行 第 2 版/.test(await words(page)));
  await tab(page, 'versions');
  assert.match(await side(page), /第 2 版[\s\S]*审查改叫实质审查[\s\S]*第 1 版/);
  await look(page, 'drawing-versions');

  const company = await api('company1');
  const versionOf = async (number) => (await company.get(`/api/v1/cases/${number}`)).process.version;
  assert.equal((await (await api('sysadmin')).get('/api/v1/processes/permit')).version, 2);
  assert.equal(await versionOf(before), 1);
  assert.equal(await versionOf(await handedIn(api)), 2);

  // The case that runs on the first version goes along, once it was tried and a reason is written.
  await page.locator('[data-act=move]').click();
  await until('the trial', async () => /1 件可以换/.test(await page.locator('#move').innerText()));
  await look(page, 'drawing-move', [1440, 375]);
  await page.locator('[data-outcome=move]').click();
  assert.match(await page.locator('#move').innerText(), /请先写明为什么要换/);
  await page.locator('#move textarea').fill('环节改名，按新版办');
  await page.locator('[data-outcome=move]').click();
  await until('the move', async () => /已换 1 件到第 2 版/.test(await page.locator('#move').innerText()));
  await look(page, 'drawing-moved');
  assert.equal(await versionOf(before), 2);
  await page.locator('.el-dialog button.btn--p').click();
  await until('the counts anew', async () => !/第 1 版[\s\S]*在办 1 件/.test(await side(page)));
});

journey('oversight sees processes and changes nothing', async ({ open }) => {
  const page = await open({ account: 'supervisor1' });
  await shown(page);
  assert.equal(await page.locator('[data-outcome=publish]').count(), 0);
  await choose(page, 'decide');
  assert.equal(await page.locator('#side input:enabled, #side textarea:enabled').count(), 0);
  await assertWhole(page, 'read only');
  await look(page, 'drawing-read', [1440, 375]);
});

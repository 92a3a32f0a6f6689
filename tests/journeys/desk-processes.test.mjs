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

journey('a new process is begun, checked by the law of its power, drawn on and published', async ({ open, api }) => {
  const page = await open({ account: 'sysadmin' });
  await page.goto('/desk/processes');
  await page.locator('[data-act=begin]').click();
  await page.waitForSelector('#begin');
  await page.locator('button[form=begin]').click();
  assert.match(await page.locator('#begin').innerText(), /请写名称[\s\S]*标识要 2 到 40 个/);
  await page.getByLabel('名称', { exact: true }).fill('食品小作坊备案');
  await page.getByLabel('标识', { exact: true }).fill('permit');
  await page.locator('button[form=begin]').click();
  assert.match(await page.locator('#begin').innerText(), /已经有流程用了/);
  await page.getByLabel('标识', { exact: true }).fill('workshop');
  await look(page, 'drawing-begin', [1440, 390]);
  await page.locator('button[form=begin]').click();
  await page.waitForSelector('.bpmnbox .djs-element[data-element-id=accept]');
  await checked(page, true);
  await rename(page, 'accept', '收件备案');
  await look(page, 'drawing-new', [1440, 390]);
  await page.getByRole('link', { name: '全部流程' }).click();
  await page.locator('[data-outcome=go]').click(); // the edits stay on this machine
  await page.waitForSelector('[data-key=workshop]');
  assert.match(await page.locator('[data-key=workshop]').innerText(), /新流程，还没有发布/);
  await look(page, 'drawings-begun', [1440, 390]);
  await page.locator('[data-key=workshop] a').first().click();
  await page.waitForSelector('.bpmnbox .djs-element[data-element-id=accept]');
  await checked(page, true);
  assert.match(await page.locator('.bpmnbox').textContent(), /收件备案/, 'as it was left');
  await publish(page, '食品小作坊改为备案');
  await look(page, 'drawing-new-publish', [1440, 390]);
  await page.locator('button[form=publish]').click();
  await until('the first version', async () => /现行 第 1 版/.test(await words(page)));
  const made = await (await api('auditor')).get('/api/v1/processes/workshop');
  assert.deepEqual([made.version, made.name, made.power], [1, '食品小作坊备案', '']);
});

journey('on a phone the drawing comes first and one sheet at a time under it', async ({ open }) => {
  const page = await open({ account: 'sysadmin', width: 390, height: 844 });
  await shown(page);
  assert.equal(await page.locator('#side').count(), 0, 'nothing lies over the drawing');
  assert.equal(await page.locator('.djs-palette').isVisible(), false);
  await look(page, 'drawing-hand', [390]);
  await page.getByRole('button', { name: '画图', exact: true }).click();
  const [tools, drawing] = await Promise.all(['.djs-palette', '.djs-container > svg'].map((part) => page.locator(part).first().boundingBox()));
  assert.ok(tools.y + tools.height <= drawing.y + 1, 'the tools stand above the drawing, not on it');
  await look(page, 'drawing-hand-tools', [390]);
  for (const name of ['findings', 'properties', 'play', 'versions']) {
    await tab(page, name);
    await page.waitForSelector(`#side[aria-labelledby=tab-${name}]`);
    assert.ok((await page.locator('.bpmnbox').boundingBox()).height > 140, `the drawing stays in sight beside ${name}`);
    await look(page, `drawing-hand-${name}`, [390]);
  }
  const small = await page.evaluate(() => [...document.querySelectorAll('.bp-tabs button, .dm-bar button, .bp-leaf .btn')].filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent));
  assert.deepEqual(small, [], 'targets of 44 px');
  await tab(page, 'versions');
  assert.equal(await page.locator('#side').count(), 0, 'its tab puts a sheet away');
});

journey('a walk is given a value, and the engine decides with it', async ({ open }) => {
  const page = await open({ account: 'sysadmin' });
  await shown(page);
  await page.locator('.bpmnbox .djs-connection[data-element-id=when_accepted] .djs-hit').first().click({ force: true });
  const condition = page.locator('#side').getByLabel('条件（FEEL）', { exact: true });
  await condition.fill('outcome = "accept" or area > 100');
  await condition.blur();
  await page.waitForSelector('.dm-hd .tag--b');
  await tab(page, 'play');
  await page.locator('[data-act=start]').click();
  await page.locator('.bp-offer').first().click();
  const ways = async () => page.locator('.bp-offer').count();
  await until('every way of the open condition', async () => (await ways()) > 4);
  const open_ways = await ways();
  const value = page.locator('.bp-values').getByLabel('area的值');
  await value.fill('120');
  await value.blur();
  await until('the ways that are left', async () => (await ways()) < open_ways);
  await look(page, 'drawing-values', [1440, 390]);
});

journey('an English reader reads what the check found', async ({ open }) => {
  const page = await open({ account: 'sysadmin', language: 'en' });
  await shown(page);
  await choose(page, 'decide');
  await page.locator('#side').getByLabel('Receive and accept', { exact: true }).uncheck();
  await page.waitForSelector('.bp-findings tbody tr');
  assert.match(await page.locator('.finding-says').first().innerText(), /^One person may accept and decide/);
  assert.match(await page.locator('#side').innerText(), /Approver[\s\S]*Deciding body/);
  await look(page, 'drawing-english', [1440]);
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

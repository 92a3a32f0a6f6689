// The other lives of a case from the citizen's side: each item from its page to its licence, and every other end.
import assert from 'node:assert/strict';
import { act, allSaved, attachAll, fine, grant, handIn, kItems, pdf, sign, type } from './applicants.mjs';
import { assertAccessible, assertWhole, journey, kWidths, settled } from './harness.mjs';

for (const [key, title] of [['record', 'A company files a food shop (备案, 即办件)'], ['allowance', 'A man of 82 applies for his allowance (给付)'], ['permit', 'A company applies for a venue permit']]) {
  const item = kItems[key];
  journey(`${title}, stops, comes back, submits and holds the result (A3–A6)`, async ({ open, api }) => {
    const page = await open({ width: kWidths.desk, account: item.account });
    await page.goto(`/items/${item.code}`);
    await page.getByRole('heading', { name: item.name }).waitFor();
    await fine(page, `item-${key}`);
    await page.locator('.item-sum .btn.primary').click();
    await page.waitForURL('**/apply/*');
    const number = page.url().split('/').pop();
    await page.locator('#f-phone').waitFor();

    // He types some of it, leaves, and finds it again.
    await type(page, Object.fromEntries(Object.entries(item.form).slice(0, 4)));
    await allSaved(page);
    await page.goto('/cases');
    await page.getByRole('link', { name: item.name }).first().click();
    await page.waitForURL(`**/apply/${number}`);
    await page.locator('#f-phone').waitFor();
    assert.equal(await page.inputValue('#f-phone'), item.form.phone, 'what was typed is there again');

    await type(page, Object.fromEntries(Object.entries(item.form).slice(4)));
    await page.locator('#s-materials .up[id^="m-"]').first().waitFor();
    await attachAll(page);
    await allSaved(page);
    await fine(page, `apply-${key}`);
    await page.locator('form > p .btn.primary').click();
    await sign(page, item.applicant);
    await fine(page, `receipt-${key}`);

    await grant(api, item, number);
    await page.goto(`/cases/${number}`);
    await page.getByRole('link', { name: '看证照' }).waitFor();
    await fine(page, `case-granted-${key}`);
    await page.getByRole('link', { name: '看证照' }).click();
    await page.locator('.licence .qr').waitFor();
    assert.match(await page.locator('.licence-h').innerText(), new RegExp(item.licence));
    await fine(page, `licence-${key}`);
    const href = await page.getByRole('link', { name: '下载 PDF' }).getAttribute('href');
    const paper = await page.context().request.get(href);
    assert.equal(paper.status(), 200);
    assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
    const licence = decodeURIComponent(page.url().split('/').pop());

    const stranger = await open({ width: kWidths.phone });
    await stranger.goto('/verify');
    await stranger.fill('#number', licence);
    await stranger.keyboard.press('Enter');
    await stranger.getByText('证照真实，内容没有改动').waitFor();
    assert.ok(!(await stranger.locator('main').innerText()).includes(item.applicant), 'the holder is masked');
  });
}

journey('A correction shows all faults at once where they are, keeps what is typed, and goes in again (行政许可法 32(4))', async ({ open, api }) => {
  const item = kItems.permit;
  const number = await handIn(api, item);
  await act(api, 'clerk1', number, 'correct', {
    comment: '有三处要补',
    faults: [
      { material: 'layout_plans', field: null, what: '平面图没有标消毒间', why: '核查时要看消毒间', how: '标明后重新上传' },
      { material: 'hygiene_rules', field: null, what: '卫生制度少一页', why: '第二页没有扫上', how: '扫全后重新上传' },
      { material: null, field: 'area_m2', what: '营业面积和图上不一样', why: '图上是 96 平方米', how: '照图上的改' },
    ],
  });
  const page = await open({ width: kWidths.desk, account: item.account });
  await page.goto(`/cases/${number}`);
  await page.locator('#fix').waitFor();
  assert.equal(await page.locator('.fix-list > li').count(), 3);
  await fine(page, 'case-correcting-three');
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.locator('.fix-foot .msg').waitFor();
  await page.fill('#f-area_m2', '九十六');
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.fill('#f-area_m2', '96');
  await page.reload();
  await page.locator('#fix').waitFor();
  assert.equal(await page.inputValue('#f-area_m2'), '96', 'what was typed outlives a reload');
  for (const [at, id] of [[0, 'layout_plans'], [1, 'hygiene_rules']]) {
    await page.locator(`#m-${id} input[type=file]`).setInputFiles(pdf(`${id}-2.pdf`));
    await page.locator('.fix-list > li').nth(at).locator('.banner.ok').waitFor();
  }
  await page.getByRole('heading', { name: '请补正 3 处，已补 3 处' }).waitFor();
  await fine(page, 'case-corrected-three');
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.locator('#fix').waitFor({ state: 'detached' });
  const { form } = await (await api(item.account)).get(`/api/v1/cases/${number}`);
  assert.equal(form.area_m2, 96);
});

journey('A hold is explained; a refusal gives its reason and what to do (行政许可法 45, 38(2))', async ({ open, api }) => {
  const item = kItems.permit;
  const number = await handIn(api, item);
  await act(api, 'clerk1', number, 'accept');
  const reviewer = await api('reviewer1');
  const { hold } = await reviewer.post(`/api/v1/cases/${number}/holds`, { kind: 'testing', reason: '要检测空气和水质', planned_end: '2026-12-18' });
  const page = await open({ width: kWidths.desk, account: item.account });
  await page.goto(`/cases/${number}`);
  await page.getByRole('heading', { name: '停钟：等检测' }).waitFor();
  assert.match(await page.locator('main').innerText(), /要检测空气和水质[\s\S]*12月18日（周五）[\s\S]*第四十五条/);
  // What is still to come, with who and by when; the drawing is one press away.
  const coming = page.locator('.tl .next');
  await coming.first().waitFor();
  assert.deepEqual(await coming.locator('h3').allInnerTexts().then((all) => all.map((one) => one.split(/\s/)[0])), ['决定', '送达许可证']);
  assert.match(await coming.first().innerText(), /行政审批局[\s\S]*受理后 7 个工作日内/);
  assert.match(await coming.nth(1).innerText(), /行政审批局[\s\S]*决定后 10 个工作日内/);
  await fine(page, 'case-held');
  await page.getByRole('button', { name: '流程图' }).click();
  await page.locator('.process-steps .held', { hasText: '审查' }).waitFor();
  await fine(page, 'case-drawing');
  await page.keyboard.press('Escape');
  await reviewer.post(`/api/v1/cases/${number}/holds/${hold.id}/end`, { result: '检测合格' });
  await act(api, 'reviewer1', number, 'pass');
  await act(api, 'approver1', number, 'refuse', { comment: '消毒间面积不够，不符合卫生标准' });
  await page.reload();
  await page.getByRole('heading', { name: '这次没有批准' }).waitFor();
  assert.match(await page.locator('main').innerText(), /消毒间面积不够，不符合卫生标准[\s\S]*行政复议/);
  await settled(page);
  assert.equal(await coming.count(), 0, 'a refusal that is only to be delivered promises no further step');
  await fine(page, 'case-refused');
});

journey('A case is withdrawn before its decision, with a reason', async ({ open, api }) => {
  const item = kItems.allowance;
  const number = await handIn(api, item);
  const page = await open({ width: kWidths.phone, account: item.account });
  await page.goto(`/cases/${number}`);
  await page.getByRole('button', { name: '撤回申请' }).click();
  await page.locator('.tb-dialog .btn.primary').click();
  await page.getByText('请写一句为什么撤回').waitFor();
  await assertAccessible(page, 'withdraw dialog');
  await page.fill('#why', '先去补办社保卡');
  await page.locator('.tb-dialog .btn.primary').click();
  await page.getByRole('heading', { name: '已经撤回' }).waitFor();
  await fine(page, 'case-withdrawn', [kWidths.phone]);
});

journey('A case that is not accepted says why', async ({ open, api }) => {
  const item = kItems.permit;
  const number = await handIn(api, item);
  await act(api, 'clerk1', number, 'refuse', { ground: 'not_competent', comment: '经营地址在前锋区，请到前锋区申请' });
  const page = await open({ width: kWidths.phone, account: item.account });
  await page.goto(`/cases/${number}`);
  await page.getByRole('heading', { name: '这次没有受理' }).waitFor();
  await page.getByText('经营地址在前锋区，请到前锋区申请').first().waitFor();
  await fine(page, 'case-not-accepted', [kWidths.phone]);
});

journey('Progress needs number and name, shows no name in full, and stops a guesser (rate limit)', async ({ open, api }) => {
  const item = kItems.allowance;
  const number = await handIn(api, item);
  const page = await open({ width: kWidths.phone, allow: [/status of 429/] });
  await page.goto('/progress');
  await page.locator('form .btn.primary').click();
  await page.getByText('请填编号和申请人姓名').waitFor();
  await page.fill('#number', number);
  await page.fill('#name', '王小明');
  await page.keyboard.press('Enter');
  await page.getByText('没有找到：请核对编号和姓名').waitFor();
  await fine(page, 'progress-none', [kWidths.phone]);
  await page.fill('#name', item.applicant);
  await page.keyboard.press('Enter');
  await page.locator('.tl').waitFor();
  assert.ok(!(await page.locator('section:has(.tl)').first().innerText()).includes(item.applicant), 'names are masked');
  await fine(page, 'progress-found', [kWidths.phone]);
  const answers = await Promise.all(Array.from({ length: 25 }, () => page.context().request.get(`/api/v1/public/progress?number=${number}&name=${encodeURIComponent('某')}`)));
  assert.ok(answers.some((one) => one.status() === 429));
  await page.keyboard.press('Enter');
  await page.locator('form .btn.primary').click();
  await page.getByText('查询太频繁').waitFor();
  await settled(page);
  await assertWhole(page, 'progress refused');
});

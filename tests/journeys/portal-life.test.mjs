// A citizen finds the item, fills the form, hands in papers, signs, corrects once, and holds a licence that anybody can check.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, kWidths, settled, shoot } from './harness.mjs';

const kVariant = /公共场所卫生许可\s*新办审批/; // its item heads the group, the verb is the link
// One page with a line of text, and its bytes are a real PDF.
const kPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n');

const fine = async (page, name) => {
  await settled(page);
  await assertAccessible(page, name);
  await assertWhole(page, name);
  await shoot(page, `portal-${name}`, [kWidths.phone, kWidths.desk]);
};
const pdf = (name) => ({ name, mimeType: 'application/pdf', buffer: kPdf });

async function fill(page) {
  await page.fill('#f-phone', '13812345678');
  await page.fill('#f-contact_address', '广安市广安区演示路 20 号');
  await page.fill('#f-place_name', '青禾美容美发店');
  await page.fill('#f-address', '广安市广安区演示路 20 号 1 楼');
  await page.selectOption('#f-category', '公共浴室、理发店、美容店');
  await page.fill('#f-area_m2', '八十六');
  await page.locator('[name="f-central_air"]').nth(1).check();
  await page.fill('#f-staff_count', '4');
  await page.click('#f-health_certificates');
  await page.fill('#f-health_certificates-0-name', '王芳');
  await page.fill('#f-health_certificates-0-certificate_no', '演示 0001');
  await page.fill('#f-health_certificates-0-valid_to', '2030-09-01');
  await page.fill('#f-manager', '王芳');
  await page.fill('#f-opening_date', '2027-12-20');
  await page.locator('[name="f-delivery"]').nth(0).check();
  await page.locator('[name="f-electronic_consent"]').nth(0).check();
  await page.fill('#f-service_address', '广安市广安区演示路 20 号 1 楼');
}
async function finish(api, number, outcome, extra = {}) {
  const list = await api.get('/api/v1/tasks?limit=100');
  const task = list.items.find((one) => one.case_number === number && one.outcomes.some((way) => way.id === outcome));
  assert.ok(task, `a task of ${number} that offers ${outcome}`);
  return api.post(`/api/v1/tasks/${task.id}/complete`, { outcome, comment: '材料核对无误', ...extra });
}

journey('A citizen applies, corrects once and gets a licence (A1–A6, B3; 行政许可法 32, 38)', async ({ open, api }) => {
  const page = await open({ width: kWidths.desk, account: 'citizen1' });
  await page.goto('/');
  await page.getByRole('heading', { name: '今天要办什么事？' }).waitFor();
  await fine(page, 'home');
  await page.fill('.search input', '卫生许可');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: kVariant }).first().waitFor();
  await fine(page, 'search');
  await page.getByRole('link', { name: kVariant }).first().click();
  await page.getByRole('heading', { name: '办理条件' }).waitFor();
  await fine(page, 'item');
  await page.locator('.law button').first().click();
  await page.locator('.tb-dialog .article-text').waitFor();
  await page.keyboard.press('Escape');

  await page.locator('.item-sum .btn.primary').click();
  await page.waitForURL('**/apply/*');
  const number = page.url().split('/').pop();
  await page.locator('#f-phone').waitFor();
  await fill(page);
  await page.locator('form > p .btn.primary').click();
  await page.getByText('营业面积请填数字，例如 86').first().waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('errsum')), 'the summary of errors has the focus');
  await assertAccessible(page, 'apply with errors');
  await page.fill('#f-area_m2', '86');
  for (const id of ['layout_plans', 'hygiene_report', 'hygiene_rules']) {
    await page.locator(`#m-${id} input[type=file]`).setInputFiles(pdf(`${id}.pdf`));
    await page.locator(`#m-${id} .tag.ok`).waitFor();
  }
  await page.locator('.saved', { hasText: '已保存' }).waitFor();
  await fine(page, 'apply');
  await page.reload();
  await page.locator('#f-place_name').waitFor();
  assert.equal(await page.inputValue('#f-place_name'), '青禾美容美发店', 'a typed word outlives a reload');
  await page.locator('form > p .btn.primary').click();
  await page.getByRole('heading', { name: '核对一遍，再提交' }).waitFor();
  await fine(page, 'review');
  await page.getByRole('checkbox').check();
  await page.fill('#sign', '李晓');
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '申请已提交' }).waitFor();
  await fine(page, 'receipt');

  const clerk = await api('clerk1');
  await finish(clerk, number, 'correct', { comment: '请补一处', faults: [{ material: 'layout_plans', what: '平面图没有标消毒间', why: '核查时要看消毒间', how: '标明后重新上传' }] });
  await page.goto(`/cases/${number}`);
  await page.getByRole('heading', { name: /请补正 1 处/ }).waitFor();
  await fine(page, 'case-correcting');
  await page.locator('#m-layout_plans input[type=file]').setInputFiles(pdf('平面图（新）.pdf'));
  await page.locator('.banner.ok', { hasText: '已补' }).waitFor();
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.locator('#fix').waitFor({ state: 'detached' });

  await finish(clerk, number, 'accept');
  await finish(await api('reviewer1'), number, 'pass');
  await finish(await api('approver1'), number, 'grant');
  await page.goto(`/cases/${number}`);
  await page.getByRole('link', { name: '看证照' }).waitFor();
  await fine(page, 'case-granted');
  await page.getByRole('link', { name: '看证照' }).click();
  await page.locator('.licence .qr').waitFor();
  await fine(page, 'licence');
  const licence = page.url().split('/').pop();

  const stranger = await open({ width: kWidths.phone });
  await stranger.goto(`/verify/${licence}`);
  await stranger.getByText('证照真实，内容没有改动').waitFor();
  await fine(stranger, 'verify');
  await stranger.goto('/progress');
  await stranger.fill('#number', number);
  await stranger.fill('#name', '李晓');
  await stranger.keyboard.press('Enter');
  await stranger.locator('.tl').waitFor();
  await stranger.getByText('已经同意，正在送达').waitFor();
  await fine(stranger, 'progress');
});

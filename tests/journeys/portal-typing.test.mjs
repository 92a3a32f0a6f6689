// Nothing typed is lost: without network, when another device changed the draft, when the session ends; and a file that
// cannot be taken says so where it was handed in.
import assert from 'node:assert/strict';
import { allSaved, fine, kItems, kPdf, pdf } from './applicants.mjs';
import { assertAccessible, journey, kWidths, settled, until } from './harness.mjs';

const item = kItems.permit;
const kPhone = 390;
async function draftOf(api) {
  const { number } = await (await api(item.account)).post('/api/v1/cases', { item_code: item.code, form: {} });
  return number;
}
const kept = async (api, number) => (await (await api(item.account)).get(`/api/v1/cases/${number}`)).form;

journey('Without a network the draft is kept on the device, says so, and is sent when the network is back', async ({ open, api }) => {
  const number = await draftOf(api);
  const page = await open({ width: kPhone, height: 844, account: item.account, allow: [/ERR_INTERNET_DISCONNECTED/] });
  await page.goto(`/apply/${number}`);
  await page.fill('#f-contact_address', '广安市广安区演示路 1 号');
  await allSaved(page);
  await page.context().setOffline(true);
  await page.fill('#f-contact_address', '广安市广安区演示路 2 号');
  await page.getByText('先存在这台设备里，稍后存到网上').waitFor();
  await page.getByText('现在没有网络。您写的字存在这台设备里，连上后自动存到网上。').waitFor();
  await fine(page, 'apply-offline', [kPhone]);
  await page.context().setOffline(false);
  await allSaved(page);
  assert.equal((await kept(api, number)).contact_address, '广安市广安区演示路 2 号');
});

journey('A draft changed on two devices: what differs stands side by side, and the applicant chooses field by field', async ({ open, api }) => {
  const number = await draftOf(api);
  const phone = await open({ width: kPhone, height: 844, account: item.account, allow: [/status of 412/] });
  const desk = await open({ width: kWidths.desk, account: item.account });
  for (const page of [phone, desk]) {
    await page.goto(`/apply/${number}`);
    await page.locator('#f-contact_address').waitFor();
    await settled(page);
  }
  await desk.fill('#f-contact_address', '桌上写的地址');
  await desk.fill('#f-area_m2', '86');
  await until('the words of the desk', async () => (await kept(api, number)).area_m2 === 86);
  await phone.fill('#f-contact_address', '手机上写的地址');
  await phone.fill('#f-phone', '13712345602');
  await phone.getByText('内容已在别处改过').first().waitFor();
  assert.equal((await kept(api, number)).contact_address, '桌上写的地址', 'the other device is not overwritten');
  await fine(phone, 'apply-conflict', [kPhone]);

  // Closed and opened again, the question is still there.
  await phone.reload();
  await phone.getByRole('button', { name: '对照着选' }).click();
  const differs = (title) => phone.locator('.differs', { has: phone.locator('legend', { hasText: title }) });
  await differs('通讯地址').waitFor();
  assert.equal(await phone.locator('.differs').count(), 3);
  assert.match(await differs('营业面积').innerText(), /这台设备\s+没有填[\s\S]*另一台设备，改过\s+86 平方米/);
  assert.ok(await differs('营业面积').getByRole('radio').nth(1).isChecked(), 'where only the other side changed something, its answer is proposed');
  assert.ok(await differs('联系电话').getByRole('radio').nth(0).isChecked());
  await fine(phone, 'apply-conflict-choose', [kPhone, kWidths.desk]);
  await differs('通讯地址').getByText('桌上写的地址').click();
  await phone.getByRole('button', { name: '就存选好的' }).click();
  await until('the chosen answers', async () => {
    const form = await kept(api, number);
    return form.contact_address === '桌上写的地址' && form.area_m2 === 86 && form.phone === '13712345602';
  });
  assert.equal(await phone.inputValue('#f-contact_address'), '桌上写的地址');
  await allSaved(phone);

  await desk.fill('#f-contact_address', '还是桌上的对');
  await desk.getByRole('button', { name: '对照着选' }).click();
  await desk.getByRole('button', { name: '都用另一台的' }).click();
  await desk.getByRole('button', { name: '就存选好的' }).click();
  await allSaved(desk);
  assert.equal(await desk.inputValue('#f-contact_address'), '桌上写的地址');
  assert.equal((await kept(api, number)).phone, '13712345602', 'what the other device saved is not lost');
});

journey('A draft that was handed in on another device shows its case', async ({ open, api }) => {
  const number = await draftOf(api);
  const page = await open({ width: kPhone, height: 844, account: item.account, allow: [/status of 4(09|12)/] });
  await page.goto(`/apply/${number}`);
  await page.locator('#f-contact_address').waitFor();
  await settled(page);
  await (await api(item.account)).post(`/api/v1/cases/${number}/withdraw`, { reason: '不办了' });
  await page.fill('#f-contact_address', '手机上写的地址');
  await page.waitForURL(`**/cases/${number}`);
  await page.getByRole('heading', { name: '已经撤回' }).waitFor();
});

journey('A session that ends while he types loses no word', async ({ open, api }) => {
  const number = await draftOf(api);
  const page = await open({ width: kWidths.desk, account: item.account });
  await page.goto(`/apply/${number}`);
  await page.locator('#f-contact_address').waitFor();
  await settled(page);
  await page.context().clearCookies();
  await page.fill('#f-contact_address', '会话结束时写的地址');
  await page.getByRole('heading', { name: '请重新登录' }).or(page.locator('.tb-dialog', { hasText: '请重新登录' })).first().waitFor();
  await fine(page, 'session-ended', [kPhone, kWidths.desk]);
  await page.getByRole('button', { name: '登录，回到原处' }).click();
  await page.fill('#account', item.account);
  await page.fill('#password', 'Tongban#2026');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/apply/${number}`);
  await page.locator('#f-contact_address').waitFor();
  assert.equal(await page.inputValue('#f-contact_address'), '会话结束时写的地址');
  await until('the words online', async () => (await kept(api, number)).contact_address === '会话结束时写的地址');
});

journey('A file that cannot be taken says why and what to do, at its material', async ({ open, api }) => {
  const number = await draftOf(api);
  const page = await open({ width: kWidths.desk, account: item.account, allow: [/status of 4(13|15|22|00)/] });
  await page.goto(`/apply/${number}`);
  const plans = page.locator('#m-layout_plans');
  // Eleven megabytes go to the browser through a pipe: that takes long on a busy machine.
  const give = (file) => plans.locator('input[type=file]').setInputFiles(file, { timeout: 60000 });
  for (const [file, words] of [
    [{ name: '平面图.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(11 * 1024 * 1024, '%PDF-1.4\n') }, '超过了 10 MB'],
    [{ name: '平面图.docx', mimeType: 'application/msword', buffer: kPdf }, '只收 PDF、JPG、PNG'],
    [{ name: '空的.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }, '文件是空的'],
    [{ name: '平面图.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000, 7)]) }, '这是一个程序，不是材料，没收下'],
    [{ name: '平面图.jpg', mimeType: 'image/jpeg', buffer: kPdf }, '文件名说是'],
  ]) {
    await give(file);
    await plans.locator('.msg', { hasText: words }).waitFor();
    assert.equal(await plans.locator('.tag.bad').count(), 1, words);
  }
  await assertAccessible(page, 'refused file');
  await fine(page, 'apply-file-refused', [kWidths.desk]);
  await give(pdf('平面图.pdf'));
  await plans.locator('.tag.ok').waitFor();
  assert.equal(await plans.locator('.msg').count(), 0);
});

// Every page in Traditional and in English, and large print: whole, accessible, without an untranslated key, and with
// the Chinese that stays marked as Chinese.
import assert from 'node:assert/strict';
import { act, grant, handIn, kItems } from './applicants.mjs';
import { assertAccessible, assertWhole, journey, kWidths, leftOver, settled, shoot } from './harness.mjs';

const permit = kItems.permit;
const kPhone = 390;
let made; // the cases of all journeys of this file
async function makeCases(api) {
  made ??= (async () => {
    const granted = await handIn(api, permit);
    await grant(api, permit, granted);
    const correcting = await handIn(api, permit);
    await act(api, 'clerk1', correcting, 'correct', { comment: '有一处要补', faults: [{ material: 'layout_plans', field: null, what: '平面图没有标消毒间', why: '核查时要看消毒间', how: '标明后重新上传' }] });
    const held = await handIn(api, permit);
    await act(api, 'clerk1', held, 'accept');
    await (await api('reviewer1')).post(`/api/v1/cases/${held}/holds`, { kind: 'testing', reason: '要检测空气和水质', planned_end: '2026-12-18' });
    const company = await api(permit.account);
    const draft = (await company.post('/api/v1/cases', { item_code: permit.code, form: { ...permit.form, central_air: true } })).number;
    const licence = (await company.get(`/api/v1/cases/${granted}`)).licence.number;
    return { granted, correcting, held, draft, licence };
  })();
  return made;
}
const pagesOf = ({ granted, correcting, held, draft, licence }) => ({
  home: '/', search: '/search?q=%E5%8D%AB%E7%94%9F', 'search-none': '/search?q=%E9%A3%9E%E7%A2%9F', item: `/items/${permit.code}`, apply: `/apply/${draft}`, cases: '/cases',
  'case-granted': `/cases/${granted}`, 'case-correcting': `/cases/${correcting}`, 'case-held': `/cases/${held}`, licence: `/licences/${licence}`,
  verify: `/verify/${licence}`, progress: '/progress', login: '/login', 'not-found': '/nothing/here', 'no-case': '/cases/511602260302999999',
});

// Names of people and firms, what they wrote or searched, and the names of the languages.
const kNobodysToTranslate = /广安青禾美容美发有限公司|简体中文|繁體中文|青禾美容美发|赵敏|材料核对无误|有一处要补|平面图没有标消毒间|核查时要看消毒间|标明后重新上传|要检测空气和水质|公共浴室、理发店、美容店|^[“"「]?(?:卫生|飞碟).*/gu;

for (const language of ['zh-Hant', 'en']) {
  journey(`Every page speaks ${language}`, async ({ open, api }) => {
    const pages = pagesOf(await makeCases(api));
    const page = await open({ width: kWidths.desk, account: permit.account, language });
    const forgotten = {};
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await settled(page);
      await assertWhole(page, `${name} in ${language}`);
      await assertAccessible(page, `${name} in ${language}`);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      const odd = (await leftOver(page, language, kNobodysToTranslate)).filter((text) => !text.includes('演示'));
      if (odd.length) forgotten[name] = odd;
      await shoot(page, `portal-${language}-${name}`, [kPhone, kWidths.desk]);
      await page.setViewportSize({ width: kPhone, height: 844 });
      await assertWhole(page, `${name} in ${language} on a phone`);
      await page.setViewportSize({ width: kWidths.desk, height: 900 });
    }
    assert.deepEqual(forgotten, {}, `texts that do not speak ${language}`);
  });
}

journey('The language is switched on the page and stays; errors of the server follow it', async ({ open }) => {
  const page = await open({ width: kWidths.desk });
  await page.goto('/login');
  await page.locator('select').selectOption('en');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.fill('#account', 'citizen1');
  await page.fill('#password', 'wrong');
  await page.keyboard.press('Enter');
  await page.getByText('Account or password is wrong').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.locator('select').selectOption('zh-Hant');
  await page.getByRole('heading', { name: '登入' }).waitFor();
  await page.goto('/progress');
  await page.fill('#number', '511602260302000001');
  await page.fill('#name', '某');
  await page.keyboard.press('Enter');
  await page.getByText('沒有找到：請核對編號和姓名').waitFor();
});

journey('Large print is larger, simpler, whole on a phone, and stays', async ({ open, api }) => {
  const pages = pagesOf(await makeCases(api));
  const page = await open({ width: kPhone, height: 844, account: permit.account });
  await page.goto('/');
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.btn, .search .go')).fontSize));
  const before = await size();
  await page.getByRole('button', { name: '长辈版' }).click();
  assert.ok(await size() >= before * 1.3, 'letters are at least 1.3 times as large');
  assert.equal(await page.locator('.no-elder:visible').count(), 0, 'what is not needed is gone');
  await page.reload();
  assert.equal(await page.getByRole('button', { name: '长辈版' }).getAttribute('aria-pressed'), 'true');
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    await settled(page);
    await assertWhole(page, `${name} in large print`);
    await assertAccessible(page, `${name} in large print`);
    await shoot(page, `portal-elder-${name}`, [kPhone]);
    const small = await page.evaluate(() => [...document.querySelectorAll('main button, main a.btn, main label.opt, main input:not([type=radio]):not([type=checkbox]):not([type=file]), main select')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1 && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(small, [], `${name}: what is pressed is at least 44 px high`);
  }
});

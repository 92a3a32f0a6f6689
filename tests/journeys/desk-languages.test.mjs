// Every page and dialog of the desk in Simplified, Traditional and English: what the server says is in the reader's
// language, what stays Chinese is marked as Chinese, and what goes out to an applicant is written in Chinese.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, kWidths, leftOver, settled, shoot, until } from './harness.mjs';
import { act, choose, handedIn, kElder, kShop, kVenue, opened, press, sent } from './desk.mjs';

const kLanguages = ['zh-Hans', 'zh-Hant', 'en'];
// Who applied, who did it, what they wrote, what a page is called in its own language.
const kNobodysToTranslate = /广安青禾美容美发有限公司|青禾美容美发|李晓|王德明|赵敏|周宁|程岳|简体中文|繁體中文|材料核对无误|核对无误|要检测空气和水质|广安市广安区(?:万盛|浓洄|北辰)街道[^ ]*|晓晓小吃|演示\d+/gu;
let made;
async function makeCases(api) {
  made ??= (async () => {
    const fresh = await handedIn(api);
    const reviewed = await handedIn(api, kShop);
    await act(api, 'clerk1', reviewed, 'accept');
    const elder = await handedIn(api, kElder);
    await act(api, 'clerk1', elder, 'accept');
    await act(api, 'reviewer3', elder, 'pass');
    const granted = await handedIn(api);
    await act(api, 'clerk1', granted, 'accept');
    await act(api, 'reviewer1', granted, 'pass');
    await act(api, 'approver1', granted, 'grant');
    const held = await handedIn(api);
    await act(api, 'clerk1', held, 'accept');
    await (await api('reviewer1')).post(`/api/v1/cases/${held}/holds`, { kind: 'testing', reason: '要检测空气和水质', planned_end: '2026-12-18' });
    const open = await handedIn(api);
    await act(api, 'clerk1', open, 'accept');
    return { fresh, reviewed, elder, granted, held, open };
  })();
  return made;
}

async function speaks(page, language, name, forgotten) {
  await settled(page);
  await assertWhole(page, `${name} in ${language}`);
  await assertAccessible(page, `${name} in ${language}`);
  const odd = language === 'zh-Hans' ? [] : await leftOver(page, language, kNobodysToTranslate);
  if (odd.length) forgotten[name] = odd;
  await shoot(page, `desk-${language}-${name}`, language === 'zh-Hans' ? [kWidths.desk] : [375, kWidths.desk]);
}

for (const language of kLanguages) {
  journey(`every page of the desk speaks ${language}`, async ({ open, api }) => {
    const { fresh, reviewed, elder, granted, held, open: running } = await makeCases(api);
    const forgotten = {};
    const visits = [
      ['accept', 'clerk1', `/desk/?q=${fresh}`], ['deliver', 'clerk1', `/desk/?q=${granted}`], ['record', 'reviewer2', `/desk/?q=${reviewed}`],
      ['benefit', 'approver3', `/desk/?q=${elder}`], ['held', 'reviewer1', `/desk/?q=${held}`], ['head', 'head1', `/desk/cases?case=${running}`],
      ['oversight', 'supervisor1', `/desk/cases?case=${granted}`],
    ];
    for (const [name, account, path] of visits) {
      const page = await open({ account, language });
      await page.goto(path);
      await opened(page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      await speaks(page, language, name, forgotten);
    }
    const pages = [['login', undefined, '/desk/login', '.door h1'], ['none', 'clerk1', '/desk/?q=nothing', '.say h1'], ['gone', 'clerk1', '/desk/?task=999.999', 'main .say h1'],
      ['checkpoints', 'auditor', '/desk/checkpoints', 'h1'], ['stuck', 'sysadmin', '/desk/incidents', '.say h1'], ['jobs', 'sysadmin', '/desk/jobs', '.say h1'],
      ['no-case-work', 'secadmin', '/desk/', '.say h1']];
    for (const [name, account, path, first] of pages) {
      const page = await open({ account, language });
      await page.goto(path);
      await page.locator(first).first().waitFor();
      await speaks(page, language, name, forgotten);
    }
    assert.deepEqual(forgotten, {}, `texts that do not speak ${language}`);
  });

  journey(`every dialog of the desk speaks ${language}`, async ({ open, api }) => {
    const { fresh, held, open: running } = await makeCases(api);
    const forgotten = {};
    const clerk = await open({ account: 'clerk1', language });
    await clerk.goto(`/desk/?q=${fresh}`);
    await opened(clerk);
    await settled(clerk);
    await choose(clerk, 'r');
    await press(clerk, 'Control+Enter');
    await clerk.waitForSelector('#decision-missing');
    await speaks(clerk, language, 'dialog-refuse', forgotten);
    await press(clerk, 'Escape');
    await clerk.waitForSelector('#decision', { state: 'detached' });
    await press(clerk, '?');
    await clerk.waitForSelector('.keyhelp:visible');
    await speaks(clerk, language, 'dialog-keys', forgotten);
    await press(clerk, 'Escape');
    await clerk.waitForSelector('.keyhelp', { state: 'hidden' });
    await clerk.locator('.law .link').first().click();
    await clerk.waitForSelector('.article p:visible');
    await speaks(clerk, language, 'dialog-article', forgotten);
    await press(clerk, 'Escape');
    await clerk.waitForSelector('.article', { state: 'detached' });
    await clerk.locator('.me').click();
    await speaks(clerk, language, 'menu', forgotten);

    const reviewer = await open({ account: 'reviewer1', language });
    await reviewer.goto(`/desk/?q=${running}`);
    await opened(reviewer);
    await settled(reviewer);
    await choose(reviewer, 'e');
    await press(reviewer, 'Enter');
    await reviewer.waitForSelector('#hold [role=alert]');
    await speaks(reviewer, language, 'dialog-hold', forgotten);
    await reviewer.goto(`/desk/?q=${held}`);
    await reviewer.waitForSelector('[data-outcome=end_hold]');
    await choose(reviewer, 'e');
    await speaks(reviewer, language, 'dialog-end-hold', forgotten);
    await press(reviewer, 'Escape');
    await reviewer.waitForSelector('#end-hold', { state: 'detached' });
    await press(reviewer, 'v');
    await reviewer.waitForSelector('.process-steps');
    await speaks(reviewer, language, 'dialog-process', forgotten);

    const head = await open({ account: 'head1', language });
    await head.goto(`/desk/cases?case=${running}`);
    await opened(head);
    await settled(head);
    await press(head, 'e');
    await head.waitForSelector('#extend');
    await head.waitForTimeout(120);
    await press(head, 'Control+Enter');
    await head.waitForSelector('#extend [role=alert]');
    await speaks(head, language, 'dialog-extend', forgotten);
    assert.deepEqual(forgotten, {}, `texts that do not speak ${language}`);
  });
}

journey('a refusal of the server is told in the language of the reader, and a conflict too', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await open({ account: 'clerk1', language: 'en' });
  await page.goto('/desk/login');
  await page.fill('input[autocomplete=username]', 'clerk1');
  await page.fill('input[type=password]', 'wrong');
  await press(page, 'Enter');
  await page.getByText('Account or password is wrong').waitFor();
  await page.goto(`/desk/?q=${number}`);
  await opened(page);
  await settled(page);
  await choose(page, 'a');
  await act(api, 'clerk1', number, 'accept');
  await page.locator('.el-dialog__footer .btn--p:visible').click();
  await page.waitForSelector('.nowis');
  const forgotten = {};
  await speaks(page, 'en', 'conflict', forgotten);
  assert.deepEqual(forgotten, {});
  assert.match(await page.locator('.nowis').innerText(), /Accepted[\s\S]*Review[\s\S]*First look and acceptance/);
});

journey('a clerk who reads English asks for corrections: the notice is written in Chinese', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await open({ account: 'clerk1', language: 'en' });
  await page.goto(`/desk/?q=${number}`);
  await opened(page);
  await settled(page);
  await page.locator('.seg .fix').first().click();
  await page.locator('[data-why]').first().fill('平面图没有标消毒间');
  await page.locator('main').focus();
  await choose(page, 'b');
  await press(page, 'Control+Enter');
  assert.match(await sent(page), /Ask to correct.*To be corrected/);
  const told = await (await api(kVenue.account)).get(`/api/v1/cases/${number}`);
  const [fault] = told.correction.faults;
  assert.match(fault.what, /不合要求/);
  assert.match(fault.how, /请按要求改好/);
  assert.match(told.timeline.find(({ kind }) => kind === 'case.corrected.v1').comment, /请一次补正以下 1 项/);
});

journey('the language is switched on the desk with the keyboard, and stays', async ({ open }) => {
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/');
  await page.waitForSelector('.queues');
  await settled(page);
  assert.match(await page.locator('.queues').innerText(), /待受理/);
  await page.locator('.me').focus();
  await press(page, 'Enter');
  await page.locator('.sheetmenu input[value=zh-Hans]').focus();
  await press(page, 'ArrowDown');
  await until('Traditional', async () => /待受理[\s\S]*待核實/.test(await page.locator('.queues').innerText()));
  await press(page, 'ArrowDown');
  await until('English', async () => /To accept[\s\S]*To clarify/.test(await page.locator('.queues').innerText()));
  await page.reload();
  await until('still English', async () => /To accept/.test(await page.locator('.queues').innerText()));
});

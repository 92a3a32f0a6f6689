// The desk with its keyboard: a case is judged, accepted, reviewed and decided; supervision and audit read; two clerks meet.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, settled, shoot, until } from './harness.mjs';
import { handedIn, opened } from './desk.mjs';

const press = async (page, key) => { await page.locator('main').focus(); await page.keyboard.press(key); };

journey('a clerk sees his queues, opens a case with keys and its decisions with their consequences', async ({ open, api }) => {
  await handedIn(api);
  await handedIn(api);
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/?queue=accept');
  await opened(page);
  await settled(page);
  const first = await page.locator('.case-hd h1').innerText();
  assert.ok(await page.locator('[data-outcome=accept] small').innerText(), 'a decision names its consequence');
  assert.equal(await page.locator('[data-outcome=correct]').getAttribute('aria-disabled'), 'true', 'nothing is marked yet');
  for (const width of [1440, 1280, 768]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    await assertWhole(page, `desk at ${width}`);
    await assertAccessible(page, `desk at ${width}`);
    await shoot(page, 'desk-inbox', [width]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  if (await page.locator('.row').count() > 1) {
    await press(page, 'j');
    await until('the next case', async () => (await page.locator('.row').nth(1).getAttribute('aria-selected')) === 'true');
    await press(page, 'k');
    await until('the first case again', async () => (await page.locator('.case-hd h1').innerText()) === first);
  }
});

journey('a decision takes two presses, words typed stay, and whoever comes second is told so', async ({ open, api }) => {
  await handedIn(api);
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/?queue=accept');
  await opened(page);
  const task = new URL(page.url()).searchParams.get('task');
  await press(page, 'r');
  await page.waitForSelector('#decision');
  await page.locator('#decision textarea').fill('依法不需要取得行政许可');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(600);
  await page.reload();
  await opened(page);
  await press(page, 'r');
  await page.waitForSelector('#decision');
  assert.equal(await page.locator('#decision textarea').inputValue(), '依法不需要取得行政许可');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(300);
  await press(page, 'a');
  await page.waitForSelector('#decision');
  await assertAccessible(page, 'dialog before the decision');
  await shoot(page, 'desk-decision');
  await (await api('clerk1')).post(`/api/v1/tasks/${task}/complete`, { outcome: 'accept' });
  await page.locator('.el-dialog__footer .btn--p:visible').click();
  await page.waitForSelector('.nowis');
  await assertWhole(page, 'conflict');
  await shoot(page, 'desk-conflict');
});

journey('supervision reads and does not act; audit sees checkpoints; administrators have no case work', async ({ open }) => {
  for (const [account, selector, name] of [['supervisor1', '.inbox--two .row', 'desk-supervision'], ['auditor', '.sheetpage h1', 'desk-checkpoints'],
    ['sysadmin', '.say h1', 'desk-stuck-none'], ['secadmin', '.say h1', 'desk-no-case-work']]) {
    const page = await open({ account });
    await page.goto('/desk/');
    await page.waitForSelector(selector);
    await settled(page);
    assert.equal(await page.locator('[data-outcome]').count(), 0, `${account} decides nothing`);
    await assertWhole(page, account);
    await assertAccessible(page, account);
    await shoot(page, name);
  }
});

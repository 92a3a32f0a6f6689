// The head of a body extends a case once (行政许可法 42): he sees the open cases of his body and no other.
import assert from 'node:assert/strict';
import { journey, kPassword, pause, settled, until } from './harness.mjs';
import { act, find, handedIn, kShop, look, opened, press } from './desk.mjs';

const caseOf = async (api, number) => (await api('company1')).get(`/api/v1/cases/${number}`);

journey('the head signs in, finds the case with the keyboard, extends it by ten working days, and the applicant reads why (行政许可法 42)', async ({ open, api }) => {
  const number = await handedIn(api);
  await act(api, 'clerk1', number, 'accept');
  const other = await handedIn(api, kShop);
  const before = (await caseOf(api, number)).clock;
  const page = await open();
  await page.goto('/desk/');
  await page.getByRole('button', { name: /head1/ }).click();
  await page.fill('input[type=password]', kPassword);
  await press(page, 'Enter');
  await until('his list', async () => new URL(page.url()).pathname === '/desk/cases');
  await opened(page);
  assert.match(await page.locator('.rail').innerText(), /在办/);
  await until('the cases of his body', async () => (await page.locator('.row').count()) >= 1);
  const { items } = await (await api('head1')).get('/api/v1/cases?mine=false&limit=100');
  assert.ok(items.some((row) => row.number === number), 'his own');
  assert.ok(!items.some((row) => row.number === other), 'not those of another body');
  await find(page, number);
  await look(page, 'head', [1440, 375]);
  await press(page, 'e');
  await page.waitForSelector('#extend');
  await pause(120);
  await press(page, 'Control+Enter');
  await page.waitForSelector('#extend [role=alert]');
  assert.match(await page.locator('#extend [role=alert]').innerText(), /请写延期的理由/);
  await page.keyboard.type('现场情况复杂，需要再次核查');
  await look(page, 'extend', [1440, 375]);
  await press(page, 'Control+Enter');
  await page.waitForSelector('[data-outcome=extend]', { state: 'detached' });
  await look(page, 'extended');
  assert.match(await page.locator('#history').innerText(), /延长办理期限[\s\S]*现场情况复杂，需要再次核查/);
  assert.equal(await page.locator('[data-outcome]').count(), 0, 'once only');

  const { clock, extension } = await caseOf(api, number);
  assert.equal(extension.days, 10);
  assert.ok(clock.amount === before.amount + 10 || clock.due_at > before.due_at, 'the clock is longer');
  const citizen = await open({ account: 'company1' });
  await citizen.goto(`/cases/${number}`);
  await citizen.locator('.clock').first().waitFor();
  await settled(citizen);
  const words = await citizen.locator('main').innerText();
  assert.match(words, /现场情况复杂，需要再次核查/);
  assert.ok(words.includes(`${Number(clock.due_at.slice(5, 7))}月${Number(clock.due_at.slice(8, 10))}日`), `the clock shows the new day ${clock.due_at}`);
});

journey('a case of another body is not there for a head, and a reviewer has no such list', async ({ open, api }) => {
  const other = await handedIn(api, kShop);
  const page = await open({ account: 'head1' });
  await page.goto(`/desk/cases?case=${other}`);
  await page.waitForSelector('main .say[role=alert]');
  assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(kShop.name));
  await page.goto(`/desk/cases?q=${other}`);
  await until('nothing found', async () => (await page.locator('.rows.none').count()) === 1);
  const reviewer = await open({ account: 'reviewer1' });
  await reviewer.goto('/desk/cases');
  await until('his own page', async () => new URL(reviewer.url()).pathname === '/desk/');
});

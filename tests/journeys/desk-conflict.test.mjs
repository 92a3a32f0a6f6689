// A case moves on while it lies open at a desk: whoever comes second is shown who was first and what is so now.
import assert from 'node:assert/strict';
import { journey, settled, until } from './harness.mjs';
import { act, atDesk, choose, handedIn, kVenue, look, press } from './desk.mjs';

const conflict = async (page) => { await page.waitForSelector('.nowis'); return page.locator('.tb-dialog:visible').innerText(); };

journey('the applicant withdraws while the desk has the case open: the decision is not sent, and the words stay', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await atDesk(open, 'clerk1', number);
  await choose(page, 'a');
  await page.locator('#decision textarea').fill('材料齐全，当场受理');
  await (await api(kVenue.account)).post(`/api/v1/cases/${number}/withdraw`, { reason: '店面不开了' });
  await press(page, 'Control+Enter');
  const words = await conflict(page);
  assert.match(words, /您的决定没有发出/);
  assert.match(words, /撤回/);
  assert.match(words, /广安青禾美容美发有限公司/, 'who did it');
  assert.match(words, /材料齐全，当场受理/, 'what was typed');
  await look(page, 'withdrawn-conflict');
  await press(page, 'Enter');
  await page.waitForSelector('.nowis', { state: 'detached' });
  await until('the present state', async () => /已撤回/.test(await page.locator('.case-hd').innerText()));
  for (const decision of await page.locator('[data-outcome]').all()) assert.equal(await decision.getAttribute('aria-disabled'), 'true');
  await look(page, 'withdrawn');
});

journey('an idle desk sees by itself that a colleague has done the step', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await atDesk(open, 'clerk1', number);
  await act(api, 'clerk1', number, 'accept');
  await page.evaluate(() => dispatchEvent(new Event('online'))); // the page looks now, not in fifteen seconds
  assert.match(await conflict(page), /周宁/);
  assert.match(await page.locator('.nowis').innerText(), /受理/);
  await look(page, 'seen-conflict');
  await page.getByRole('button', { name: '下一件' }).last().click();
  await page.waitForSelector('.nowis', { state: 'detached' });
});

journey('two clerks press at once: one sends, the other is told, nothing happens twice', async ({ open, api }) => {
  const number = await handedIn(api);
  const first = await atDesk(open, 'clerk1', number);
  const second = await atDesk(open, 'clerk1', number);
  for (const page of [first, second]) await choose(page, 'a');
  await Promise.all([press(first, 'Enter'), press(second, 'Enter')]);
  const ends = await Promise.all([first, second].map(async (page) => {
    await page.waitForSelector('.sentnote, .nowis');
    return (await page.locator('.nowis').count()) ? 'told' : 'sent';
  }));
  assert.deepEqual(ends.sort(), ['sent', 'told']);
  const { timeline } = await (await api(kVenue.account)).get(`/api/v1/cases/${number}`);
  assert.equal(timeline.filter(({ kind }) => kind === 'case.accepted.v1').length, 1);
  await settled(first);
});

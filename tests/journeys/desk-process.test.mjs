// The drawing of the process on a case: where it stands, in colours, in words, on paper and on a phone.
import assert from 'node:assert/strict';
import { journey, settled } from './harness.mjs';
import { act, atDesk, handedIn, look, press } from './desk.mjs';

journey('the drawing marks what is done and what is under way, and says the same in words', async ({ open, api }) => {
  const number = await handedIn(api);
  await act(api, 'clerk1', number, 'accept');
  const page = await atDesk(open, 'reviewer1', number);
  await press(page, 'v');
  await page.waitForSelector('.process-steps li');
  await settled(page);
  assert.equal(await page.locator('.process-steps [aria-current=step]').innerText().then((text) => text.split('\n')[0]), '审查');
  assert.match(await page.locator('.process-steps .done').first().innerText(), /收件预审与受理\s*已办/);
  assert.equal(await page.locator('.djs-element.tb-now[data-element-id=review]').count(), 1);
  assert.equal(await page.locator('.djs-element.tb-done[data-element-id=accept]').count(), 1);
  assert.equal(await page.locator('.process-canvas').getAttribute('aria-label'), '流程图，现在在：审查');
  for (const tool of await page.locator('.process-tools button').all()) await tool.click();
  await look(page, 'process', [1440, 1366, 768, 375]);
  await press(page, 'Escape');
  await page.waitForSelector('.process', { state: 'detached' });
});

journey('a drawing that cannot be had says so and can be asked for again', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await atDesk(open, 'clerk1', number, { allow: [/Failed to load resource/, /^5\d\d /] });
  await page.route(/\/api\/v1\/processes\//, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"status":500,"code":"http.internal","detail":"","fields":[]}' }));
  await press(page, 'v');
  await page.waitForSelector('.process-say');
  await look(page, 'process-error');
  await page.unroute(/\/api\/v1\/processes\//);
  await page.locator('.process-say button').click();
  await page.waitForSelector('.process-steps li');
});

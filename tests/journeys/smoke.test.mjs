// The city answers, the portal and the desk open without a fault, and a program can sign in.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, kWidths, settled, shoot } from './harness.mjs';

journey('the city says that it lives and is ready', async ({ city }) => {
  for (const path of ['/health/live', '/health/ready']) {
    const answer = await fetch(city.base + path);
    assert.equal(answer.status, 200, path);
  }
  const metrics = await fetch(`${city.base}/metrics`);
  assert.equal(metrics.status, 200);
  assert.match(await metrics.text(), /^# (HELP|TYPE) /m);
});

journey('the API describes itself', async ({ api }) => {
  const { call } = await api();
  const openapi = await call('GET', '/api/v1/openapi.json');
  assert.match(openapi.openapi, /^3\./);
  for (const path of ['/api/v1/items', '/api/v1/cases', '/api/v1/tasks', '/api/v1/sessions']) {
    assert.ok(openapi.paths[path], path);
  }
});

journey('the portal opens on a phone and on a desk', async ({ open }) => {
  for (const width of [kWidths.phone, kWidths.desk]) {
    const page = await open({ width });
    await page.goto('/');
    await settled(page);
    assert.match(await page.title(), /通办|通辦|办事|广安/);
    await assertWhole(page, `portal at ${width}`);
    await assertAccessible(page, `portal at ${width}`);
    await shoot(page, 'portal-home');
  }
});

journey('the desk opens for staff', async ({ open }) => {
  const page = await open({ account: 'clerk1' });
  await page.goto('/desk/');
  await settled(page);
  await assertWhole(page, 'desk');
  await assertAccessible(page, 'desk');
  await shoot(page, 'desk-opened');
});

journey('an unknown address says so and helps', async ({ city }) => {
  const answer = await fetch(`${city.base}/api/v1/nothing-here`);
  assert.equal(answer.status, 404);
  const problem = await answer.json();
  assert.ok(problem.code && problem.detail, 'a problem has its code and a sentence');
});

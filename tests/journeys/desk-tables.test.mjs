// Decision tables: the administrator sees, edits, checks, tries and publishes them; cases that run keep theirs.
// Oversight reads. Nothing typed is lost: not by leaving, not by somebody else's version.
import assert from 'node:assert/strict';
import { assertAccessible, assertWhole, journey, settled, until } from './harness.mjs';
import { atDesk, handedIn, look, press } from './desk.mjs';

const kTable = '/desk/decisions/elder_allowance';
const kAway = { allow: [/Failed to load resource/, /^5\d\d /, /request failed/] };
const problem = (status, code, detail, fields = []) => ({ status, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail, fields, request_id: 'test-1' }) });
const words = (page) => page.locator('main').innerText();

// A model with its first part that is a table open, and the check behind it.
async function shown(page, path = kTable) {
  await page.goto(path);
  await page.waitForSelector('.dmnbox .tjs-table td.rule-index');
  await settled(page);
}
const part = async (page, name) => {
  await page.locator('.dm-parts .chip', { hasText: name }).click();
  await settled(page);
};
// Types into the note of the first rule of the table: the smallest edit that every model bears.
async function note(page, text) {
  await page.locator('.dmnbox td.annotation').first().click();
  await press(page, 'Control+A');
  await page.keyboard.type(text);
  await page.locator('.dm-hd h1').click();
  await page.waitForSelector('.dm-hd .tag--b');
  await until('the check of the edit', async () => (await page.locator('[data-outcome=publish]').getAttribute('aria-disabled')) === null);
}
async function publish(page, why) {
  await page.locator('[data-outcome=publish]').click();
  await page.waitForSelector('#publish textarea');
  await page.locator('#publish textarea').fill(why);
  const box = page.locator('#publish input[type=checkbox]');
  if (await box.count()) await box.check();
  await page.locator('button[form=publish]').click();
}
// Somebody else's version, through the API: the same model with one remark more in its diagram.
async function publishedElsewhere(api, text) {
  const other = await api('sysadmin');
  const model = await other.get('/api/v1/decisions/elder_allowance');
  const remark = `<textAnnotation id="remark_${model.version}"><text>${text}</text></textAnnotation>`;
  const xml = model.xml.replace(/(?=<(?:\w+:)?DMNDI|<\/definitions>)/, remark);
  assert.notEqual(xml, model.xml);
  return other.post('/api/v1/decisions/elder_allowance/versions', { xml, based_on: model.version, note: text, accept_warnings: true });
}

journey('a table is found, tried, edited, checked and published as a new version', async ({ open, api }) => {
  const page = await open({ account: 'sysadmin' });
  await page.goto('/desk/');
  await page.getByRole('link', { name: '决策表' }).click();
  await page.waitForSelector('.tablerow');
  assert.equal(await page.locator('.tablerow').count(), 6);
  assert.match(await words(page), /高龄津贴[\s\S]*第 1 版[\s\S]*系统自带/);
  await look(page, 'tables', [1440, 1024, 375]);
  await page.locator('[data-key=elder_allowance] a').click();
  await page.waitForSelector('.dmnbox .tjs-table');
  await settled(page);
  assert.match(await words(page), /现行 第 1 版/);
  assert.doesNotMatch(await page.locator('.dmnbox').innerText(), /Hit policy|When|Then|Annotations|boolean|string/, 'the editor speaks Chinese');
  await look(page, 'table', [1440, 1024, 375]);

  await page.locator('.dmnbox td.rule-index').first().click({ button: 'right' });
  await page.waitForSelector('.context-menu');
  assert.match(await page.locator('.context-menu').innerText(), /复制规则[\s\S]*在上面加一条[\s\S]*删掉这条规则/);
  await look(page, 'table-menu');
  await press(page, 'Escape');
  for (const name of ['关系图', '出生日期', '提示']) {
    await part(page, name);
    await assertAccessible(page, name);
    await assertWhole(page, name);
  }
  await look(page, 'table-advice');

  await page.locator('#try select').first().selectOption({ label: '所需材料' });
  await page.getByLabel(/代办/).selectOption({ label: '是' });
  await page.locator('#try button[type=submit]').click();
  await page.waitForSelector('.dm-trace');
  assert.match(await page.locator('#try').innerText(), /结果[\s\S]*委托/);
  await page.getByLabel(/代办/).selectOption({ label: '否' });
  await page.locator('#try button[type=submit]').click();
  await page.locator('.dm-trace summary').first().click();
  assert.match(await page.locator('.dm-trace').first().innerText(), /没有符合的 \d+ 条[\s\S]*不符合第 \d+ 条/);
  await page.locator('.dm-trace .link').first().click();
  await until('the table of the rule', async () => (await page.locator('.dm-parts [aria-current]').innerText()).includes('所需材料'));
  await look(page, 'table-tried', [1440, 375]);

  await note(page, '按 2026 年的通知核对过');
  assert.match(await words(page), /草稿，改自第 1 版/);
  await page.locator('[data-outcome=publish]').click();
  await page.waitForSelector('#publish');
  await page.locator('button[form=publish]').click();
  assert.match(await page.locator('#publish [role=alert]').innerText(), /请写改了什么/);
  await look(page, 'table-publish', [1440, 375]);
  await press(page, 'Escape');
  await page.waitForSelector('#publish', { state: 'detached' });
  await publish(page, '核对了说明，没有改规则');
  await page.waitForSelector('.sentnote');
  assert.match(await words(page), /现行 第 2 版[\s\S]*已发布第 2 版/);
  await look(page, 'table-published');
  const { version, note: why, versions } = await (await api('sysadmin')).get('/api/v1/decisions/elder_allowance');
  assert.deepEqual([version, why, versions.length], [2, '核对了说明，没有改规则', 2]);

  await page.locator('.dm-versions a', { hasText: '第 1 版' }).click();
  await page.waitForSelector('.dm-hd .tag:has-text("旧版 第 1 版")');
  await page.waitForSelector('.dmnbox .tjs-table');
  assert.equal(await page.locator('.dmnbox [contenteditable=true]').count(), 0, 'an old version is read');
  assert.equal(await page.locator('[data-outcome=publish]').count(), 0);
  await look(page, 'table-old', [1440, 375]);
  await page.locator('[data-outcome=base]').click();
  await page.waitForSelector('.dm-hd .tag--b');
  assert.match(await words(page), /草稿，改自第 1 版/);
  await page.locator('[data-outcome=discard]').click();
  await page.locator('[data-outcome=go]').click();
  await page.waitForSelector('.dm-hd .tag--g');
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('tb.desk.decision.')).length), 0);
});

journey('an edit is kept: by leaving, by another version, and by a mistake that cannot be read', async ({ open, api }) => {
  const page = await open({ account: 'sysadmin', allow: [/Failed to load resource.*42[02]/, /status of 422/] });
  await shown(page);
  await note(page, '这是我的说明');
  await page.locator('.rail a').first().click();
  await page.waitForSelector('.tb-dialog:visible');
  assert.match(await page.locator('.tb-dialog:visible').innerText(), /修改还没有发布/);
  await look(page, 'table-leave');
  await page.locator('[data-outcome=go]').click();
  await page.waitForURL(/incidents/);
  await page.goto('/desk/decisions');
  await page.waitForSelector('.tablerow .tag--b');
  await shown(page);
  assert.match(await words(page), /接着上次的修改/);
  assert.match(await page.locator('.dmnbox').innerText(), /这是我的说明/);

  const made = await publishedElsewhere(api, '图上加了一句话');
  await publish(page, '加了说明');
  await page.waitForSelector('[data-outcome=merge]');
  assert.match(await page.locator('.tb-dialog:visible').innerText(), new RegExp(`先发布了第 ${made.version} 版[\\s\\S]*图上加了一句话`));
  await look(page, 'table-conflict', [1440, 375]);
  await page.locator('[data-outcome=merge]').click();
  await page.waitForSelector('.sentnote');
  await until('the check of both', async () => (await page.locator('[data-outcome=publish]').getAttribute('aria-disabled')) === null);
  await publish(page, '加了说明');
  await until('both published', async () => /已发布第/.test(await words(page)));
  const now = await (await api('sysadmin')).get('/api/v1/decisions/elder_allowance');
  assert.match(now.xml, /图上加了一句话/);
  assert.match(now.xml, /这是我的说明/);
  assert.equal(now.version, made.version + 1);

  await page.route(/\/check$/, (route) => route.fulfill(problem(422, 'dmn.invalid', '模型有错，先改好指出的地方', [{ field: 'x', code: 'dmn.cells', message: '第 2 条规则少一格' }])));
  await page.locator('.dmnbox td.annotation').first().click();
  await page.keyboard.type('再改');
  await page.waitForSelector('.dm-check [role=alert]');
  assert.match(await page.locator('.dm-check').innerText(), /读不懂[\s\S]*少一格/);
  assert.equal(await page.locator('[data-outcome=publish]').getAttribute('aria-disabled'), 'true');
  await look(page, 'table-unread', [1440, 375]);
});

journey('oversight and audit read; the languages; a page that waits, is empty or is away', async ({ open, api }) => {
  for (const account of ['supervisor1', 'auditor']) {
    const page = await open({ account });
    await shown(page);
    assert.match(await words(page), /您可以看，不能改/);
    assert.equal(await page.locator('.dmnbox [contenteditable=true], #try, [data-outcome]').count(), 0, `${account} reads`);
    await look(page, `table-${account}`);
    const answer = await (await api(account)).send('POST', '/api/v1/decisions/elder_allowance/check', { xml: '' });
    assert.equal(answer.status, 403);
  }
  const english = await open({ account: 'sysadmin', language: 'en' });
  await shown(english);
  assert.match(await words(english), /In force: version \d[\s\S]*Hit policy/);
  await look(english, 'table-en');
  const traditional = await open({ account: 'sysadmin', language: 'zh-Hant' });
  await shown(traditional);
  assert.match(await words(traditional), /決策表|命中方式/);
  await look(traditional, 'table-hant');

  const page = await open({ account: 'sysadmin', ...kAway });
  for (const [path, api_] of [['/desk/decisions', /\/api\/v1\/decisions$/], [kTable, /\/api\/v1\/decisions\/elder_allowance$/]]) {
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route(api_, async (route) => { await held; await route.continue(); });
    await page.goto(path);
    await page.waitForSelector('[aria-busy=true]');
    await assertAccessible(page, `${path} waiting`, { waiting: true });
    release();
    await settled(page);
    await page.unroute(api_);
    await page.route(api_, (route) => route.fulfill(problem(500, 'http.internal', '')));
    await page.goto(path);
    await page.waitForSelector('.say[role=alert]');
    await look(page, `tables-error-${path === kTable ? 'one' : 'list'}`, [1440, 375]);
    await page.unroute(api_);
    await page.getByRole('button', { name: '再试一次' }).first().click();
    await page.waitForSelector('.say[role=alert]', { state: 'detached' });
  }
  await page.route(/\/api\/v1\/decisions$/, (route) => route.fulfill({ json: { items: [] } }));
  await page.goto('/desk/decisions');
  await page.waitForSelector('.say h2');
  await look(page, 'tables-none', [1440, 375]);
  await page.goto('/desk/decisions/nothing');
  await page.waitForSelector('.say[role=alert]');
  await look(page, 'table-gone');
});

journey('what tables decided about a case is told to its clerk, and decided again (行政许可法 38)', async ({ open, api }) => {
  const number = await handedIn(api);
  const page = await atDesk(open, 'clerk1', number);
  await page.locator('[data-open=decided]').click();
  await page.waitForSelector('.decided');
  assert.equal(await page.locator('.decided').count(), 2, 'materials and kind of case');
  assert.match(await page.locator('.decided').first().innerText(), /第 1 版[\s\S]*重算一致[\s\S]*layout_plans/);
  await page.locator('.decided summary').first().click();
  assert.match(await page.locator('.decided').first().innerText(), /符合第 1 条[\s\S]*不符合第 \d+ 条/);
  await look(page, 'decided', [1440, 375]);
  await press(page, 'Escape');
  await page.waitForSelector('.decided', { state: 'detached' });
});

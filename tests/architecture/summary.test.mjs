// The last line of ./dev test can be trusted: counts, crashes, broken and empty parts.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { junit, vitest } from '../../tools/summary.mjs';
import { problems } from '../../tools/locales.mjs';

const tool = join(dirname(fileURLToPath(import.meta.url)), '../../tools/summary.mjs');

function folder(files) {
  const made = mkdtempSync(join(tmpdir(), 'tb-summary-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return made;
}

function summary(files, parts) {
  const run = spawnSync(process.execPath, [tool, folder(files), parts], { encoding: 'utf8' });
  return { last: run.stdout.trimEnd().split('\n').at(-1), text: run.stdout, status: run.status };
}

const program = (...tests) => ({ testsuites: [{ name: 'A', testsuite: tests }] });
const good = { name: 'b', status: 'RUN', result: 'COMPLETED' };
const bad = { name: 'c', status: 'RUN', result: 'COMPLETED', failures: [{ failure: 'no\nexpected 1' }] };
const skipped = { name: 'd', status: 'RUN', result: 'SKIPPED' };
const listed = (name, ok) => `<testsuite><testcase name="${name}" status="${ok ? 'run' : 'fail'}">${ok ? '' : '<failure/>'}</testcase></testsuite>`;

test('passed and failed tests of a program are counted, skipped ones are not', () => {
  const sum = summary({ 'cpp/core_tests.json': program(good, bad, skipped, good), 'ctest.xml': listed('core_tests', false) }, 'cpp');
  assert.equal(sum.last, '2 passed, 1 failed');
  assert.equal(sum.status, 1);
});

test('a program that crashed without a report counts as one failure', () => {
  const sum = summary({ 'cpp/a_tests.json': program(good), 'ctest.xml': listed('a_tests', true) + listed('b_tests', false) }, 'cpp');
  assert.equal(sum.last, '1 passed, 1 failed');
  assert.match(sum.text, /b_tests: the program ended badly/);
});

test('a sanitizer report after all tests passed counts as one failure', () => {
  const sum = summary({ 'cpp/a_tests.json': program(good), 'ctest.xml': listed('a_tests', false) }, 'cpp');
  assert.equal(sum.last, '1 passed, 1 failed');
});

test('all parts passing ends with exit 0', () => {
  const sum = summary({
    'cpp/a_tests.json': program(good),
    'ui/vitest.json': { testResults: [{ name: 'x', status: 'passed', assertionResults: [{ status: 'passed' }] }] },
    'browser/junit.xml': '<testsuites><testsuite name="s"><testcase name="t" time="1"/></testsuite></testsuites>',
  }, 'cpp,ui,browser');
  assert.equal(sum.last, '3 passed, 0 failed');
  assert.equal(sum.status, 0);
});

test('a part that ran no test fails', () => {
  const sum = summary({ 'cpp/a_tests.json': program(good), 'ui/none': '' }, 'cpp,ui');
  assert.equal(sum.last, '1 passed, 1 failed');
  assert.match(sum.text, /ui: this part ran no test/);
});

test('a part that did not build fails with its log named', () => {
  const sum = summary({ 'cpp/a_tests.json': program(good), broken: 'browser\tthe release build failed\tbuild/logs/x.log\n' }, 'cpp,browser');
  assert.equal(sum.status, 1);
  assert.match(sum.text, /browser: the release build failed \(build\/logs\/x.log\)/);
});

test('nested suites and failures of node:test are read', () => {
  const sum = junit('<testsuite><testcase name="a" classname="test"><failure type="x">no</failure></testcase><testcase name="b"/><testcase name="c"><skipped/></testcase></testsuite>');
  assert.deepEqual([sum.passed, sum.failed, sum.skipped], [1, 1, 1]);
});

test('a test file of the pages that does not load is a failure', () => {
  assert.equal(vitest({ testResults: [{ name: 'x', status: 'failed', assertionResults: [], message: 'no such module' }] }).failed, 1);
});

test('a missing, empty or odd text of a language is found', () => {
  const made = folder({
    'zh-Hans/a.json': { k: '还差 {n} 份', l: '好', m: '中' },
    'en/a.json': { k: '{m} missing', l: ' ', x: 'extra' },
  });
  const found = problems(made).join('\n');
  for (const expected of [/k has other placeholders/, /l is empty/, /m is missing/, /x is not in zh-Hans/]) assert.match(found, expected);
});

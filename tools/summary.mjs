// Adds up the results that ./dev test left in a folder and prints "N passed, N failed" as the last line.
// usage: node tools/summary.mjs FOLDER PART,PART…   exit 1 when a test failed, a part broke or ran no test.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const empty = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

// GoogleTest's JSON of one program.
export function googleTest(report) {
  const sum = empty();
  for (const suite of report.testsuites ?? []) {
    for (const test of suite.testsuite ?? []) {
      if (test.failures?.length) {
        sum.failed++;
        sum.failures.push(`${suite.name}.${test.name}: ${test.failures[0].failure.split('\n').slice(0, 4).join(' | ')}`);
      } else if (test.result === 'SKIPPED' || test.status === 'NOTRUN') sum.skipped++;
      else sum.passed++;
    }
  }
  return sum;
}

// The JUnit file of CTest (one case a program) or of node:test (one case a test).
export function junit(text) {
  const sum = empty();
  const cases = text.matchAll(/<testcase\b([^>]*?)(\/>|>([\s\S]*?)<\/testcase>)/g);
  for (const [, attributes, , body = ''] of cases) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '?';
    if (/<(failure|error)\b/.test(body) || /status="fail"/.test(attributes)) {
      sum.failed++;
      sum.failures.push(name);
    } else if (/<skipped\b/.test(body) || /status="(notrun|disabled)"/.test(attributes)) sum.skipped++;
    else sum.passed++;
  }
  return sum;
}

export function vitest(report) {
  const sum = empty();
  for (const file of report.testResults ?? []) {
    if (file.status === 'failed' && !file.assertionResults?.length) {
      sum.failed++;
      sum.failures.push(`${file.name}: ${file.message ?? 'the file did not load'}`.split('\n')[0]);
    }
    for (const test of file.assertionResults ?? []) {
      if (test.status === 'passed') sum.passed++;
      else if (test.status === 'failed') {
        sum.failed++;
        sum.failures.push(`${test.fullName}: ${(test.failureMessages?.[0] ?? '').split('\n')[0]}`);
      } else sum.skipped++;
    }
  }
  return sum;
}

function add(into, sum) {
  into.passed += sum.passed;
  into.failed += sum.failed;
  into.skipped += sum.skipped;
  into.failures.push(...sum.failures);
}

// A program that ended badly without a failed test in its report (crash, sanitizer, time-out) counts as one failure.
function programs(folder) {
  const sum = empty();
  const failedIn = new Map();
  for (const file of readdirSync(join(folder, 'cpp')).filter((name) => name.endsWith('.json'))) {
    const one = googleTest(JSON.parse(readFileSync(join(folder, 'cpp', file), 'utf8')));
    failedIn.set(file.replace(/\.json$/, ''), one.failed);
    add(sum, one);
  }
  const list = join(folder, 'ctest.xml');
  if (!existsSync(list)) return sum;
  for (const program of junit(readFileSync(list, 'utf8')).failures) {
    if (!failedIn.get(program)) {
      sum.failed++;
      sum.failures.push(`${program}: the program ended badly (crash, sanitizer report or time-out; build/logs/test-cpp.log)`);
    }
  }
  return sum;
}

export function part(folder, name) {
  if (name === 'cpp') return programs(folder);
  if (name === 'ui') {
    const file = join(folder, 'ui/vitest.json');
    return existsSync(file) ? vitest(JSON.parse(readFileSync(file, 'utf8'))) : empty();
  }
  const file = join(folder, name, 'junit.xml');
  return existsSync(file) ? junit(readFileSync(file, 'utf8')) : empty();
}

function main(folder, names) {
  const total = empty();
  let broken = existsSync(join(folder, 'broken')) ? readFileSync(join(folder, 'broken'), 'utf8').trim().split('\n') : [];
  broken = broken.map((line) => line.split('\t'));
  console.log('');
  for (const name of names) {
    const sum = part(folder, name);
    for (const failure of sum.failures) console.log(`  FAILED ${name}: ${failure}`);
    for (const [of, what, log] of broken) {
      if (of !== name) continue;
      if (sum.failed) continue; // said by its tests already
      sum.failed++;
      console.log(`  FAILED ${name}: ${what}${log ? ` (${log})` : ''}`);
    }
    if (sum.passed + sum.failed === 0) {
      sum.failed++;
      console.log(`  FAILED ${name}: this part ran no test`);
    }
    const skipped = sum.skipped ? `, ${sum.skipped} skipped` : '';
    console.log(`  ${name.padEnd(8)} ${String(sum.passed).padStart(5)} passed, ${sum.failed} failed${skipped}`);
    add(total, sum);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv[2], process.argv[3].split(','));
}

import { mount } from '@vue/test-utils';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import english from '../locales/en/said.json';
import { i18n, useLanguage } from '../i18n';
import { ApiError } from '../request';
import { loadTraditional, Said, useSaid, type SaidWords } from '.';

const source = (folder: string) => readdirSync(`../src/${folder}`).filter((name) => name.endsWith('.cpp')).map((name) => readFileSync(`../src/${folder}/${name}`, 'utf8')).join('\n');
const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((found) => found[1]!))].sort();
const at = (path: string) => path.split('.').reduce<unknown>((texts, key) => (texts as Record<string, unknown> | undefined)?.[key], english);
// Codes that only staff, programs or the process engine meet; the portal never shows them.
const kElsewhere = /^(task|hold|clock|incident|keys|import|password|library|scanner|person|journal|query)\.|^case\.(applicant_|corrected_once|nothing_to_hold|notice_not_over|unknown_act|held|correction_not_over|no_deemed_withdrawal)|^identity\.(no_mandate|outsourced|recused|same_person)|^item\.(not_publishable|audience|cursor)|^licence\.issuer_code/;

let said: SaidWords;
function use(): SaidWords {
  mount({ setup() { said = useSaid(); return () => null; } }, { global: { plugins: [i18n] } });
  return said;
}
afterEach(() => useLanguage('zh-Hans'));

describe('every word of the server has its English by code', () => {
  const cases = source('modules/cases');
  it('errors that the portal can meet', () => {
    const text = ['modules/cases', 'modules/catalog', 'modules/identity', 'modules/licences', 'platform/files'].map(source).join('\n');
    const codes = all(text, /(?:fail\(\s*ErrorKind::\w+,\s*|not_found\(\s*|invalid\(\s*|forbidden\(\s*|conflict\(\s*)"([a-z_]+\.[a-z_]+)"/g);
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !kElsewhere.test(code) && typeof at(`error.${code}`) !== 'string')).toEqual([]);
  });
  it('states, steps, clocks and pauses', () => {
    const states = all(/words_of\(State state\)[\s\S]*?\n}/.exec(cases)![0], /State::(\w+)/g);
    const steps = all(cases, /\{"(case\.\w+\.v1)", "/g).map((kind) => kind.replaceAll('.', '_'));
    const clocks = all(/kTitles\[\]\{\s*\{"pre_review"[\s\S]*?\};/.exec(cases)![0], /\{"(\w+)", /g);
    const holds = /enum class HoldKind[^{]*\{([^}]*)\}/.exec(readFileSync('../src/engine/clock/clock.hpp', 'utf8'))![1]!.replace(/\/\/.*/g, '').match(/\w+/g)!;
    for (const [group, codes] of Object.entries({ state: states, step: steps, clockName: clocks, hold: holds })) {
      expect(codes.length, group).toBeGreaterThan(5);
      expect(codes.filter((code) => typeof at(`${group}.${code}`) !== 'string'), group).toEqual([]);
    }
  });
  it('topics and the tasks of the drawings', () => {
    const topics = (JSON.parse(readFileSync('../data/topics.json', 'utf8')) as { topics: { id: string }[] }).topics.map((one) => one.id);
    expect(topics.filter((id) => typeof at(`topic.${id}`) !== 'string')).toEqual([]);
    const drawings = ['permit', 'record', 'benefit'].map((name) => readFileSync(`../data/processes/${name}.bpmn`, 'utf8')).join('\n');
    expect(all(drawings, /<bpmn:userTask id="(\w+)"/g).filter((id) => typeof at(`step.${id}`) !== 'string')).toEqual([]);
  });
});

describe('words of the server in the three languages', () => {
  const problem = new ApiError({ status: 404, code: 'case.not_found', detail: '没有找到这件申请，请核对编号' });
  const unknown = new ApiError({ status: 400, code: 'new.code', detail: '请刷新后再试' });
  it('stay as they are in Simplified', () => {
    use();
    expect(said.problem(problem)).toBe('没有找到这件申请，请核对编号');
    expect(said.langOf('没有找到')).toBeUndefined();
  });
  it('are converted sign by sign in Traditional', async () => {
    await useLanguage('zh-Hant');
    await loadTraditional();
    use();
    expect(said.zh('公共场所卫生许可新办审批（县级），理发店')).toBe('公共場所衛生許可新辦審批（縣級），理髮店');
    expect(said.zh('行政复议法')).toBe('行政復議法');
    expect(said.problem(problem)).toBe('沒有找到這件申請，請核對編號');
  });
  it('are told by code in English, and an unknown one in Chinese that is marked', async () => {
    await useLanguage('en');
    use();
    expect(said.problem(problem)).toBe('There is no such case; check the number.');
    expect(said.problem(unknown)).toBe('请刷新后再试');
    expect(said.langOf(said.problem(unknown))).toBe('zh-Hans');
    const view = mount(Said, { props: { text: '居住证' }, global: { plugins: [i18n] } });
    expect(view.html()).toBe('<span lang="zh-Hans">居住证</span>');
    expect(mount(Said, { props: { group: 'state', code: 'held', text: '特别程序' }, global: { plugins: [i18n] } }).text()).toBe('Paused');
  });
});

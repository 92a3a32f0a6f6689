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
// Codes that nobody meets on a page: of commands, of the start, of programs, and of the process engine inside.
const kElsewhere = /^(keys|import|password|library|scanner|person|journal|lease|audit|crypto)\.|^case\.(notice_not_over|unknown_act|correction_not_over|no_deemed_withdrawal)|^item\.(not_publishable|audience|cursor)|^licence\.issuer_code|^bpmn\.(call_limit|failed|language)|^law\.|^clock\.(limit_invalid|unit)|^job\.lost|^store\.(copy_failed|damaged|schema_)/;

let said: SaidWords;
function use(): SaidWords {
  mount({ setup() { said = useSaid(); return () => null; } }, { global: { plugins: [i18n] } });
  return said;
}
afterEach(() => useLanguage('zh-Hans'));

describe('every word of the server has its English by code', () => {
  const cases = source('modules/cases');
  it('errors that portal and desk can meet', () => {
    const rooms = ['modules/cases', 'modules/catalog', 'modules/decisions', 'modules/identity', 'modules/licences', 'modules/processes', 'flow', 'engine/bpmn', 'engine/clock', 'engine/dmn', 'platform/files', 'platform/jobs', 'platform/store'];
    const codes = all(rooms.map(source).join('\n'), /(?:fail\(\s*ErrorKind::\w+,\s*|not_found\(\s*|invalid\(\s*|forbidden\(\s*|conflict\(\s*)"([a-z_]+\.[a-z_]+)"/g);
    expect(codes.length).toBeGreaterThan(90);
    expect(codes.filter((code) => !kElsewhere.test(code) && typeof at(`error.${code}`) !== 'string')).toEqual([]);
  });
  it('states, steps, clocks and pauses', () => {
    const states = all(/words_of\(State state\)[\s\S]*?\n}/.exec(cases)![0], /State::(\w+)/g);
    const steps = all(cases, /\{"((?:case|clock)\.\w+\.v1)", "/g).map((kind) => kind.replaceAll('.', '_'));
    const clocks = all(/kTitles\[\]\{\s*\{"pre_review"[\s\S]*?\};/.exec(cases)![0], /\{"(\w+)", /g);
    const holds = /enum class HoldKind[^{]*\{([^}]*)\}/.exec(readFileSync('../src/engine/clock/clock.hpp', 'utf8'))![1]!.replace(/\/\/.*/g, '').match(/\w+/g)!;
    const queues = all(/kQueues\[\]\{[\s\S]*?\};/.exec(cases)![0], /\{"(\w+)", /g);
    const incidents = /enum class IncidentKind[^{]*\{([^}]*)\}/.exec(readFileSync('../src/flow/types.hpp', 'utf8'))![1]!.match(/\w+/g)!;
    for (const [group, codes] of Object.entries({ state: states, step: steps, clockName: clocks, hold: holds, queue: queues, incident: incidents })) {
      expect(codes.length, group).toBeGreaterThan(2);
      expect(codes.filter((code) => typeof at(`${group}.${code}`) !== 'string'), group).toEqual([]);
    }
  });
  it('words of drawings, and what the check and a walk find in them', () => {
    const words = readFileSync('../src/modules/cases/rules_vocabulary.cpp', 'utf8');
    const roles = all(/kRoleNames\[\]\{[\s\S]*?\};/.exec(words)![0], /\{"(\w+)",/g);
    const capacities = all(/\.capacities = \{[\s\S]*?\}\},/.exec(words)![0], /\{"(\w+)",/g);
    const automatic = all(/\.automatic_acts = \{[\s\S]*?\}\},/.exec(words)![0], /\{"(\w+)",/g);
    const acts = /\.acts = \{[\s\S]*?\}\}\}\},/.exec(words)![0];
    const named = all(acts, /\{"(\w+)",\s*"[^"]+",\s*\{\{/g);
    const clocks = [...all(/for \(const std::string_view clock[\s\S]*?\}\)/.exec(words)![0], /"(\w+)"/g), 'deemed_withdrawal'];
    for (const [group, codes] of Object.entries({ act: named, role: roles, capacity: capacities, step: automatic, clockName: clocks })) {
      expect(codes.length, group).toBeGreaterThan(1);
      expect(codes.filter((code) => typeof at(`${group}.${code}`) !== 'string'), group).toEqual([]);
    }
    const outcomes = [...acts.matchAll(/\{"(\w+)",\s*"[^"]+",\s*\{(\{[\s\S]*?\})\}\}/g)].flatMap(([, act, rest]) => all(rest!, /\{"(\w+)",/g).map((id) => `${act}.${id}.name`));
    expect(outcomes.length).toBeGreaterThan(9);
    expect(outcomes.filter((code) => typeof at(`outcome.${code}`) !== 'string')).toEqual([]);
    const laws = readdirSync('../data/laws/skeletons').map((name) => JSON.parse(readFileSync(`../data/laws/skeletons/${name}`, 'utf8')) as { power: string; rules: { id: string }[] });
    expect(laws.filter(({ power }) => typeof at(`power.${power}`) !== 'string')).toEqual([]);
    const contract = all(source('modules/processes'), /"(contract\.\w+)"/g);
    const sound = all(readFileSync('../src/engine/bpmn/soundness.cpp', 'utf8'), /add\("(\w+)",/g);
    const found = ['unsupported', ...contract, ...sound, ...laws.flatMap(({ power, rules }) => rules.map(({ id }) => `law.${power}.${id}`))];
    expect(found.length).toBeGreaterThan(28);
    expect(found.filter((code) => typeof at(`finding.${code}`) !== 'string')).toEqual([]);
    const stops = all(source('engine/bpmn'), /"(play\.\w+)"/g);
    expect(stops.length).toBe(3);
    expect(stops.filter((code) => typeof at(`walk.${code}`) !== 'string')).toEqual([]);
  });
  it('topics, and the steps and outcomes of the drawings', () => {
    const topics = (JSON.parse(readFileSync('../data/topics.json', 'utf8')) as { topics: { id: string }[] }).topics.map((one) => one.id);
    expect(topics.filter((id) => typeof at(`topic.${id}`) !== 'string')).toEqual([]);
    const drawings = ['permit', 'record', 'benefit'].map((name) => readFileSync(`../data/processes/${name}.bpmn`, 'utf8')).join('\n');
    expect(all(drawings, /<bpmn:(?:user|service)Task id="(\w+)"/g).filter((id) => typeof at(`step.${id}`) !== 'string')).toEqual([]);
    // What an applicant does is no decision of the desk.
    const tasks = [...drawings.matchAll(/tb:act="(\w+)"[^>]*tb:outcomes="([\w ]+)"/g)].filter(([, act]) => act !== 'resubmit');
    const outcomes = [...new Set(tasks.flatMap(([, act, ids]) => ids!.split(' ').map((id) => `${act}.${id}`)))];
    expect(outcomes.length).toBeGreaterThan(7);
    expect(outcomes.filter((one) => typeof at(`outcome.${one}.name`) !== 'string' || typeof at(`outcome.${one}.consequence`) !== 'string')).toEqual([]);
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
  }, 30_000); // the dictionaries are large
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

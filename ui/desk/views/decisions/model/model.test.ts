import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DecisionInput, Finding, Json } from '@shared/api/decisions';
import chinese from '@shared/locales/zh-Hans/lazy/dmn.json';
import { keepWords, said, translator } from '../../../models/editor-words';
import { countOf } from '../../../models/room';
import { kBuiltins } from './builtins';
import { partsOf } from './editor';
import { inOrder, keyOf, plainValue } from './findings';
import { fieldOf, formatOf, inputsOf } from './inputs';

const words = chinese.words as Record<string, string>;

describe('every word of dmn-js has its translation', () => {
  const folders = ['dmn-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table', 'dmn-js-literal-expression', 'dmn-js-boxed-expression'];
  const source = folders.flatMap((name) => readdirSync(`node_modules/${name}/lib`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js')).map((file) => readFileSync(join('node_modules', name, 'lib', file), 'utf8'))).join('\n');
  const all = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map((found) => found[2]!.replaceAll('\\"', '"')))];

  it('that it asks for', () => {
    const asked = all(/ranslate\((['"`])((?:\\.|(?!\1)[^\\])+)\1/g).filter((text) => !/^-50%$|\$\{/.test(text));
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((text) => words[text] === undefined)).toEqual([]);
  });
  it('that stands in its lists: hit policies, types, replacements, mistakes', () => {
    const listed = [...all(/(?:label|explanation|title): (['"])((?:(?!\1).)+)\1/g), ...all(/return (['"])([A-Z](?:(?!\1).)+ must (?:(?!\1).)+)\1/g), ...all(/'?\w+Duration: (['"])(Must (?:(?!\1).)+)\1/g)]
      .filter((text) => !/^(FEEL|JUEL|JavaScript|Groovy|Python|JRuby|Java|PMML|-)$/.test(text));
    const types = /DEFAULT_DATA_TYPES = \[([^\]]+)\]/.exec(source)![1]!.match(/\w+/g)!;
    expect(listed.length).toBeGreaterThan(25);
    expect([...listed, ...types].filter((text) => words[text] === undefined)).toEqual([]);
  });
});

describe('the editor in words', () => {
  it('fills the blanks of a text and leaves an unknown one as it is', () => {
    const translate = translator(words);
    expect(translate('Add rule')).toBe('加一条规则');
    expect(translate('e.g. { sample }', { sample: '2026-03-02' })).toBe('例如 2026-03-02');
    expect(translate('Function kind: {kind}', { kind: 'FEEL' })).toBe('函数种类：FEEL');
    expect(translate('Something {new}', { new: 'x' })).toBe('Something x');
  });
  it('says what the checker of expressions says without its grammar', () => {
    expect(said('Unrecognized token <Identifier> in <Expression>', words)).toBe('这里看不懂');
    expect(said('Incomplete <PositiveUnaryTest>', words)).toBe('还没写完');
    expect(said('"Date"', words)).toBeUndefined();
  });
  it('translates what the library wrote itself, never a cell', () => {
    document.body.innerHTML = '<div id="box"><div role="menu" aria-label="Decision table context menu"></div><table><tr><th class="index-column"></th><th><div class="input-variable">string</div></th></tr><tr><td>Date</td></tr></table></div>';
    const box = document.getElementById('box')!;
    const stop = keepWords(box, words);
    expect(box.querySelector('[role=menu]')!.getAttribute('aria-label')).toBe('决策表菜单');
    expect(box.querySelector('.input-variable')!.textContent).toBe('文字');
    expect(box.querySelector('td')!.textContent).toBe('Date');
    stop();
  });
  it('knows only functions that the engine has', () => {
    const engine = readdirSync('../src/engine/feel').filter((name) => name.startsWith('builtin')).map((name) => readFileSync(`../src/engine/feel/${name}`, 'utf8')).join('\n');
    expect(kBuiltins.length).toBeGreaterThan(70);
    expect(kBuiltins.filter(({ name }) => !engine.includes(`"${name}"`)).map(({ name }) => name)).toEqual([]);
  });
  it('shows a context as what it is, in the order of the file, the diagram first', () => {
    const parts = partsOf({ id: 'm', $type: 'dmn:Definitions', name: '津贴', drgElement: [
      { id: 'in', $type: 'dmn:InputData' }, { id: 't', $type: 'dmn:Decision', name: '表', decisionLogic: { $type: 'dmn:DecisionTable' } },
      { id: 'c', $type: 'dmn:Decision', name: '年龄', decisionLogic: { $type: 'dmn:Context', contextEntry: [{ variable: { name: '满岁' }, value: { $type: 'dmn:LiteralExpression', text: '80' } }] } },
    ] }, [{ id: 'm', type: 'drd' }, { id: 't', type: 'decisionTable' }]);
    expect(parts.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['m drawing', 't table', 'c foreign']);
    expect(parts[2]!.entries).toEqual([{ name: '满岁', text: '80' }]);
  });
});

describe('findings', () => {
  const finding = (severity: Finding['severity'], element: string, rules: number[]): Finding => ({ code: 'dmn.x', severity, element, table: 't', rules, line: 1, message: '', english: '', example: null });
  it('come with what must be mended first, then by table and rule', () => {
    const found = inOrder([finding('warning', 'b', [2]), finding('warning', 'a', [5]), finding('error', 'c', [1]), finding('warning', 'a', [])]);
    expect(found.map(({ severity, element, rules }) => `${severity[0]}${element}${rules}`)).toEqual(['ec1', 'wa', 'wa5', 'wb2']);
    expect(countOf(found, 'warning')).toBe(3);
    expect(new Set(found.map(keyOf)).size).toBe(4);
  });
  it('show an example in words', () => {
    const plain = { yes: '是', no: '否', none: '没有填', list: '、' };
    const values: Json[] = [null, true, 80, '邮寄', '', ['a', 'b'], [], { '@date': '2026-03-02' }, { 名: '李', 岁: 80 }];
    expect(values.map((value) => plainValue(value, plain))).toEqual(['没有填', '是', '80', '邮寄', '""', 'a、b', '[]', '2026-03-02', '名 = 李、岁 = 80']);
  });
});

describe('the form for trying', () => {
  const input = (type: string, values: string[] = []): DecisionInput => ({ name: type || 'x', type, label: '', values });
  it('asks each type in its own way', () => {
    expect(['number', 'boolean', 'date', 'string', 'time', 'dateTime', 'tPeople', ''].map((type) => fieldOf(input(type)).kind)).toEqual(['number', 'boolean', 'date', 'text', 'text', 'text', 'json', 'json']);
    expect(fieldOf(input('string', ['"窗口领取"', '邮寄', '"说\\"好\\""']))).toMatchObject({ kind: 'choice', choices: ['窗口领取', '邮寄', '说"好"'], label: 'string' });
    expect([formatOf('time'), formatOf('date and time'), formatOf('yearMonthDuration'), formatOf('string')]).toEqual(['time', 'dateTime', 'duration', undefined]);
  });
  it('sends what was filled in by type, and null for what was not', () => {
    const fields = ['number', 'boolean', 'date', 'string', 'tPeople', 'time'].map((type) => fieldOf(input(type)));
    const { inputs, faults } = inputsOf(fields, { number: ' 86.5 ', boolean: 'false', date: '2026-03-02', string: '1', tPeople: '[{"a": 1}]' });
    expect(inputs).toEqual({ number: 86.5, boolean: false, date: '2026-03-02', string: '1', tPeople: [{ a: 1 }], time: null });
    expect(faults).toEqual([]);
  });
  it('names what cannot be read', () => {
    const { faults } = inputsOf(['number', 'tPeople'].map((type) => fieldOf(input(type))), { number: '八十', tPeople: '{' });
    expect(faults.map(({ name, what }) => `${name} ${what}`)).toEqual(['number notNumber', 'tPeople notJson']);
  });
  it('a choice of numbers sends a number', () => {
    const field = fieldOf(input('number', ['10', '20']));
    expect(inputsOf([field], { number: '20' }).inputs).toEqual({ number: 20 });
  });
});

import { expect, it } from 'vitest';
import { piecesOf } from '../../search/parts/marks';
import { articleNumber } from './article-number';

it.each([['第四条', '4'], ['第十条', '10'], ['第四十二条第一款', '42'], ['第一百零三条', '103'], ['第二十条', '20'], ['45', '45']])('reads %s as %s', (text, number) => {
  expect(articleNumber(text)).toBe(number);
});
it('marks the words that were found and nothing else', () => {
  expect(piecesOf('公共场所卫生许可', ['卫生', '(']).map((piece) => [piece.text, piece.hit])).toEqual([['公共场所', false], ['卫生', true], ['许可', false]]);
});

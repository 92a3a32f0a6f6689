// The functions that FEEL has here (src/engine/feel), so that the editor reads names of several words and offers them.
// Without descriptions: the library's own are English and of another engine.
import type { Builtin } from './dmn-types';

const kFunctions = `abs(n); after(a, b); all(list); any(list); append(list, item); before(a, b); ceiling(n); coincides(a, b);
concatenate(list, list); contains(string, match); context(entries); context merge(contexts); context put(context, key, value);
count(list); date(from); date and time(from); day of week(date); day of year(date); decimal(n, scale); distinct values(list);
duration(from); during(a, b); ends with(string, match); even(n); exp(n); finished by(a, b); finishes(a, b); flatten(list); floor(n);
get entries(m); get value(m, key); includes(a, b); index of(list, match); insert before(list, position, item); is(a, b);
list contains(list, element); list replace(list, position, item); log(n); lower case(string); matches(input, pattern); max(list);
mean(list); median(list); meets(a, b); met by(a, b); min(list); mode(list); modulo(dividend, divisor); month of year(date);
not(negand); now(); number(from); odd(n); overlaps(a, b); overlaps after(a, b); overlaps before(a, b); product(list); range(from);
remove(list, position); replace(input, pattern, replacement); reverse(list); round down(n, scale); round half down(n, scale);
round half up(n, scale); round up(n, scale); sort(list, precedes); split(string, delimiter); sqrt(n); started by(a, b);
starts(a, b); starts with(string, match); stddev(list); string(from); string join(list, delimiter); string length(string);
sublist(list, start, length); substring(string, start, length); substring after(string, match); substring before(string, match);
sum(list); time(from); today(); union(list, list); upper case(string); week of year(date); years and months duration(from, to)`;

export const kBuiltins: Builtin[] = kFunctions.split(';').map((text) => {
  const [, name = '', params = ''] = /^\s*([^(]+)\(([^)]*)\)\s*$/.exec(text) ?? [];
  return { name, type: 'function', params: params.split(', ').filter(Boolean).map((param) => ({ name: param })) };
});

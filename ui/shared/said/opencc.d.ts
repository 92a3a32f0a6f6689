// The parts of opencc-js that have no types of their own.
declare module 'opencc-js/from/cn' {
  const dictionaries: import('opencc-js/core').DictGroup[];
  export default dictionaries;
}
declare module 'opencc-js/to/tw' {
  const dictionaries: import('opencc-js/core').DictGroup[];
  export default dictionaries;
}

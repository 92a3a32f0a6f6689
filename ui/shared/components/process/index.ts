export { default as ProcessDiagram } from './process-diagram.vue';
export type { Place } from './drawing';
export { spentOf, type Spent } from './spent';
export { kStandingIcon } from './standing';
export { useSpentWords } from './use-spent-words';

export { default as Said } from './said.vue';
export { useClockWords } from './use-clock-words';
export { useStepWords } from './use-step-words';
export { loadTraditional } from './traditional';
export { useSaid, type SaidWords } from './use-said';

export { default as Icon } from './icon.vue';
export type { IconName } from './icons';

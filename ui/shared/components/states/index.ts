export { default as Skeleton } from './skeleton.vue';
export { default as Problem } from './problem.vue';

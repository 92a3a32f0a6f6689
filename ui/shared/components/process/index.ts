export { default as ProcessDiagram } from './process-diagram.vue';

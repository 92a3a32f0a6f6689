export { default as FormField } from './form-field.vue';
export { default as ErrorSummary } from './error-summary.vue';
export { fieldOf, groupsOf, isEmpty, withoutEmpty, type Field, type Group } from './fields';
export { check, faultsOf, idOf, type Fault, type Say } from './validate';

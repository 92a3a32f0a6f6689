export { default as DayCells } from './day-cells.vue';
export { default as ClockLegend } from './clock-legend.vue';
export { cellsOf, clockIcon, clockTone, tally, type Cell, type CellKind } from './cells';

// What the tests use of the model that stands under bpmn-js; its own types are of another release.
declare module 'bpmn-moddle' {
  import type { Moddle } from './moddle';
  export class BpmnModdle {
    constructor(packages: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: Moddle; warnings: unknown[]; elementsById: Record<string, Moddle> }>;
    toXML(root: Moddle, how: { format: boolean }): Promise<{ xml: string }>;
  }
}

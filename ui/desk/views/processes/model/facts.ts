// What the properties of an element say, read from the model as plain values.
import { eventOf, plainType, type Moddle, type Shape } from './moddle';

export interface OutcomeFact { id: string; name: string; consequence: string }
/** A value handed to a table: FEEL under a name of the table. */
export interface InputFact { name: string; value: string }
export type TimerForm = 'clock' | 'timeDuration' | 'timeDate' | 'timeCycle';
export interface Facts {
  id: string;
  /** Without its prefix: "UserTask", "SequenceFlow". */
  type: string;
  name: string;
  documentation: string;
  /** tongban's attributes, by their plain names. */
  own: Record<string, string>;
  outcomes: OutcomeFact[];
  inputs: InputFact[];
  timer: { form: TimerForm; text: string } | null;
  /** Whether it takes away the task at which it stands; null where that is no question. */
  interrupting: boolean | null;
  /** What an event is about, and which names of its kind the file has. */
  event: { kind: string; name: string; known: string[] } | null;
  condition: string | null;
  /** null: it does not begin where ways are chosen. */
  isDefault: boolean | null;
  loop: { isSequential: boolean; own: Record<string, string> } | null;
  script: { text: string; result: string } | null;
  called: string | null;
  /** Whether it sends a message, which may go to another case. */
  sends: boolean;
}

export const kOwn = ['act', 'role', 'capacity', 'clock', 'not_same_as', 'result', 'decision', 'version', 'topic', 'retries', 'to'];
export const kOwnOfLoops = ['collection', 'item', 'output', 'output_item'];
export const kForms: TimerForm[] = ['clock', 'timeDuration', 'timeDate', 'timeCycle'];
const kRefs: Record<string, { ref: string; type: string; code?: string }> = {
  message: { ref: 'messageRef', type: 'bpmn:Message' }, signal: { ref: 'signalRef', type: 'bpmn:Signal' },
  error: { ref: 'errorRef', type: 'bpmn:Error', code: 'errorCode' }, escalation: { ref: 'escalationRef', type: 'bpmn:Escalation', code: 'escalationCode' },
};
export const refOf = (kind: string) => kRefs[kind];
const kChooses = ['ExclusiveGateway', 'InclusiveGateway', 'ComplexGateway'];
const kMayCondition = [...kChooses, 'UserTask', 'ServiceTask', 'Task', 'BusinessRuleTask', 'ScriptTask', 'SubProcess', 'CallActivity'];

/** An attribute that the library knows for this element; those that it does not know cannot be written. */
const text = (of: Moddle, name: string): string => {
  const value = of.get<unknown>(name);
  return typeof value === 'string' ? value : '';
};
const bodyOf = (of: Moddle | undefined) => (of ? text(of, of.$type === 'bpmn:Documentation' ? 'text' : 'body') : '');
export const ownOf = (of: Moddle, names: string[]) => Object.fromEntries(names.flatMap((name) => (text(of, `tb:${name}`) ? [[name, text(of, `tb:${name}`)]] : [])));

export const extensionsOf = (node: Moddle): Moddle[] => node.get<Moddle | undefined>('extensionElements')?.get<Moddle[] | undefined>('values') ?? [];

/** In the order of `tb:outcomes`; what it does not name comes last. */
export const inputsOf = (node: Moddle): InputFact[] => extensionsOf(node).filter(({ $type }) => $type === 'tb:Input').map((one) => ({ name: text(one, 'name'), value: text(one, 'value') }));
export function outcomesOf(node: Moddle): OutcomeFact[] {
  const order = text(node, 'tb:outcomes').split(/\s+/).filter(Boolean);
  const described = extensionsOf(node).filter(({ $type }) => $type === 'tb:Outcome')
    .map((one) => ({ id: text(one, 'id'), name: text(one, 'name'), consequence: text(one, 'consequence') }));
  const placed = order.map((id) => described.find((one) => one.id === id) ?? { id, name: '', consequence: '' });
  return [...placed, ...described.filter(({ id }) => !order.includes(id))];
}

function timerOf(node: Moddle, definition: Moddle): Facts['timer'] {
  const clock = text(node, 'tb:clock') || text(definition, 'tb:clock');
  const form = kForms.find((name) => name !== 'clock' && definition.get<unknown>(name));
  if (clock || !form) return { form: 'clock', text: clock };
  return { form, text: bodyOf(definition.get<Moddle>(form)) };
}

function interruptingOf(node: Moddle): boolean | null {
  if (node.$type === 'bpmn:BoundaryEvent') return node.get<boolean>('cancelActivity') !== false;
  const inner = node.$type === 'bpmn:StartEvent' && node.$parent?.get<unknown>('triggeredByEvent') === true;
  return inner ? node.get<boolean>('isInterrupting') !== false : null;
}

export const rootsOf = (definitions: Moddle, type: string): Moddle[] => definitions.get<Moddle[]>('rootElements').filter(({ $type }) => $type === type);
export function aboutOf(root: Moddle | undefined, code?: string): string {
  return root ? (code && text(root, code)) || text(root, 'name') || root.id : '';
}

/** Where the words of what it is about are kept: its event, or the task that sends or waits. */
export function aboutAt(node: Moddle): { kind: string; holder: Moddle } | null {
  const found = eventOf(node);
  if (found && kRefs[found.kind]) return { kind: found.kind, holder: found.definition };
  return ['bpmn:SendTask', 'bpmn:ReceiveTask'].includes(node.$type) ? { kind: 'message', holder: node } : null;
}

function wayOf(flow: Moddle): Pick<Facts, 'condition' | 'isDefault'> {
  const source = flow.get<Moddle | undefined>('sourceRef');
  const from = plainType(source?.$type ?? '');
  return {
    condition: kMayCondition.includes(from) || flow.get<unknown>('conditionExpression') ? bodyOf(flow.get<Moddle | undefined>('conditionExpression')) : null,
    isDefault: source && kChooses.includes(from) ? source.get<Moddle | undefined>('default') === flow : null,
  };
}

export function factsOf({ businessObject: node }: Pick<Shape, 'businessObject'>, definitions: Moddle): Facts {
  const type = plainType(node.$type);
  const event = eventOf(node);
  const about = aboutAt(node);
  const kind = about ? kRefs[about.kind]! : undefined;
  const loop = node.get<Moddle | undefined>('loopCharacteristics');
  const isMany = loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics';
  return {
    id: node.id, type, name: text(node, type === 'TextAnnotation' ? 'text' : 'name'),
    documentation: bodyOf(node.get<Moddle[] | undefined>('documentation')?.[0]),
    own: ownOf(node, kOwn), outcomes: outcomesOf(node), inputs: inputsOf(node),
    timer: event?.kind === 'timer' ? timerOf(node, event.definition) : null,
    interrupting: interruptingOf(node),
    event: about && kind ? {
      kind: about.kind, name: aboutOf(about.holder.get<Moddle | undefined>(kind.ref), kind.code),
      known: rootsOf(definitions, kind.type).map((root) => aboutOf(root, kind.code)),
    } : null,
    ...(type === 'SequenceFlow' ? wayOf(node) : { condition: event?.kind === 'conditional' ? bodyOf(event.definition.get<Moddle | undefined>('condition')) : null, isDefault: null }),
    loop: isMany ? { isSequential: loop.get<boolean>('isSequential') === true, own: ownOf(loop, kOwnOfLoops) } : null,
    script: type === 'ScriptTask' ? { text: text(node, 'script'), result: text(node, 'tb:result') } : null,
    called: type === 'CallActivity' ? text(node, 'calledElement') : null,
    sends: type === 'SendTask' || (about?.kind === 'message' && ['IntermediateThrowEvent', 'EndEvent'].includes(type)),
  };
}

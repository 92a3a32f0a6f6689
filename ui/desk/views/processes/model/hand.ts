// Changes of properties, each one step of the library's undo.
import { aboutAt, aboutOf, extensionsOf, outcomesOf, refOf, rootsOf, kForms, type InputFact, type OutcomeFact, type TimerForm } from './facts';
import { eventOf, type CommandStack, type Factory, type Library, type Moddle, type Modeling, type Registry, type Shape } from './moddle';

const kTogether = 'tongban.together';
/** Several changes that are undone as one. */
class Together {
  preExecute(context: { act: () => void }): void { context.act(); }
}
/** A name of XML (NCName); what the drawing is called by in the data of cases. */
export const isId = (id: string) => /^[\p{L}_][\p{L}\p{N}_.·-]*$/u.test(id);

const orNone = (text: string) => text.trim() || undefined;

export function handOf(library: Library) {
  const modeling = library.get<Modeling>('modeling');
  const factory = library.get<Factory>('bpmnFactory');
  const registry = library.get<Registry>('elementRegistry');
  const stack = library.get<CommandStack>('commandStack');
  stack.registerHandler(kTogether, Together);
  const together = (act: () => void) => stack.execute(kTogether, { act });
  const make = (type: string, parent: Moddle, values: Record<string, unknown>) => {
    const made = factory.create(type, values);
    made.$parent = parent;
    return made;
  };
  const expression = (parent: Moddle, text: string) => (orNone(text) ? make('bpmn:FormalExpression', parent, { body: text.trim() }) : undefined);
  const set = (shape: Shape, values: Record<string, unknown>) => modeling.updateProperties(shape, values);

  /** The extensions of a node with other ones of one type; undefined when none are left. */
  function extended(node: Moddle, type: string, ones: Record<string, unknown>[]): Moddle | undefined {
    const others = extensionsOf(node).filter(({ $type }) => $type !== type);
    const extensions = make('bpmn:ExtensionElements', node, {});
    const values = [...ones.map((one) => make(type, extensions, one)), ...others];
    for (const one of values) one.$parent = extensions;
    extensions.set('values', values);
    return values.length ? extensions : undefined;
  }
  const outcomesSet = (node: Moddle, outcomes: OutcomeFact[]): Record<string, unknown> => ({
    'tb:outcomes': outcomes.map(({ id }) => id).join(' ') || undefined,
    extensionElements: extended(node, 'tb:Outcome', outcomes.map(({ id, name, consequence }) => ({ id, name: orNone(name), consequence: orNone(consequence) }))),
  });
  function about(shape: Shape, name: string): void {
    const place = aboutAt(shape.businessObject);
    const kind = place && refOf(place.kind);
    if (!place || !kind) return;
    const definitions = library.getDefinitions();
    const now = place.holder.get<Moddle | undefined>(kind.ref);
    const known = rootsOf(definitions, kind.type).find((root) => aboutOf(root, kind.code) === name.trim());
    const isShared = registry.filter((other) => other !== shape && !other.labelTarget && aboutAt(other.businessObject)?.holder.get(kind.ref) === now).length > 0;
    const words = { name: name.trim(), ...(kind.code ? { [kind.code]: name.trim() } : {}) };
    if (!name.trim() || known) return modeling.updateModdleProperties(shape, place.holder, { [kind.ref]: known });
    if (now && !isShared) return modeling.updateModdleProperties(shape, now, words);
    together(() => {
      const made = make(kind.type, definitions, words);
      modeling.updateModdleProperties(shape, definitions, { rootElements: [...definitions.get<Moddle[]>('rootElements'), made] });
      modeling.updateModdleProperties(shape, place.holder, { [kind.ref]: made });
    });
  }
  return {
    /** '' when it was renamed; else why not. */
    id(shape: Shape, id: string): '' | 'form' | 'taken' {
      if (!isId(id)) return 'form';
      if (id === shape.id) return '';
      const ids = (library.get<{ ids: { assigned(id: string): unknown } }>('moddle')).ids;
      if (registry.get(id) || ids.assigned(id)) return 'taken';
      set(shape, { id });
      return '';
    },
    name: (shape: Shape, name: string) => set(shape, shape.businessObject.$type === 'bpmn:TextAnnotation' ? { text: name } : { name: orNone(name) }),
    documentation: (shape: Shape, text: string) =>
      set(shape, { documentation: orNone(text) ? [make('bpmn:Documentation', shape.businessObject, { text: text.trim() })] : [] }),
    own: (shape: Shape, name: string, value: string) => set(shape, { [`tb:${name}`]: orNone(value) }),
    outcomes: (shape: Shape, outcomes: OutcomeFact[]) => set(shape, outcomesSet(shape.businessObject, outcomes)),
    inputs: (shape: Shape, inputs: InputFact[]) => set(shape, { extensionElements: extended(shape.businessObject, 'tb:Input', inputs.map(({ name, value }) => ({ name, value }))) }),
    /** Another kind of work has other outcomes; the words of those that stay are kept. */
    act(shape: Shape, act: string, offered: OutcomeFact[]): void {
      const had = outcomesOf(shape.businessObject);
      const next = offered.map((one) => had.find(({ id }) => id === one.id) ?? one);
      set(shape, { 'tb:act': orNone(act), ...outcomesSet(shape.businessObject, next) });
    },
    timer(shape: Shape, form: TimerForm, text: string): void {
      const found = eventOf(shape.businessObject);
      if (!found) return;
      const { definition } = found;
      const times = Object.fromEntries(kForms.filter((one) => one !== 'clock').map((one) => [one, one === form ? expression(definition, text) ?? make('bpmn:FormalExpression', definition, {}) : undefined]));
      together(() => {
        set(shape, { 'tb:clock': form === 'clock' ? orNone(text) : undefined });
        modeling.updateModdleProperties(shape, definition, { ...times, 'tb:clock': undefined });
      });
    },
    interrupting(shape: Shape, is: boolean): void {
      set(shape, shape.businessObject.$type === 'bpmn:BoundaryEvent' ? { cancelActivity: is } : { isInterrupting: is });
    },
    condition(shape: Shape, text: string): void {
      const found = eventOf(shape.businessObject);
      if (found) modeling.updateModdleProperties(shape, found.definition, { condition: expression(found.definition, text) });
      else set(shape, { conditionExpression: expression(shape.businessObject, text) });
    },
    /** The way that is taken when no condition holds; it has none itself. */
    standard(shape: Shape, is: boolean): void {
      if (!shape.source) return;
      together(() => {
        set(shape.source!, { default: is ? shape.businessObject : undefined });
        if (is && shape.businessObject.get('conditionExpression')) set(shape, { conditionExpression: undefined });
      });
    },
    about,
    loop(shape: Shape, values: Record<string, string>): void {
      const loop = shape.businessObject.get<Moddle | undefined>('loopCharacteristics');
      if (loop) modeling.updateModdleProperties(shape, loop, Object.fromEntries(Object.entries(values).map(([name, value]) => [`tb:${name}`, orNone(value)])));
    },
    script(shape: Shape, text: string): void { set(shape, { script: orNone(text), scriptFormat: orNone(text) ? 'feel' : undefined }); },
    called(shape: Shape, key: string): void { set(shape, { calledElement: orNone(key) }); },
  };
}
export type Hand = ReturnType<typeof handOf>;

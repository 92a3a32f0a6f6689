// The steps that are still to come, read from the drawing that the case runs on. Each task's first outcome is the
// ordinary one (受理, 审查通过, 准予), and the way that follows these is what an applicant may expect.
import type { Case, Item } from '@shared/api/types';

export interface Coming { element: string; title: string; clock: string }

/** An attribute by its own name, whatever prefix the file gives to tongban's namespace. */
const of = (node: Element | undefined, name: string) => [...node?.attributes ?? []].find((one) => one.name.replace(/^.*:/, '') === name)?.value ?? '';

function wayOf(drawing: Document) {
  const all = [...drawing.getElementsByTagName('*')];
  const flows = all.filter((one) => one.localName === 'sequenceFlow');
  // Only what stands in the process itself: its outcomes have names of their own.
  const nodes = new Map(all.filter((one) => one.parentElement?.localName === 'process').map((one) => [one.id, one]));
  /** What follows a node when its task ended with `outcome`. */
  function after(id: string, outcome: string): { id: string; outcome: string }[] {
    const out = flows.filter((flow) => of(flow, 'sourceRef') === id);
    const node = nodes.get(id);
    const chosen = () => out.find((flow) => flow.textContent.includes(`"${outcome}"`)) ?? out.find((flow) => flow.id === of(node, 'default')) ?? out[0]!;
    return (node?.localName === 'exclusiveGateway' && out.length ? [chosen()] : out).map((flow) => ({ id: of(flow, 'targetRef'), outcome }));
  }
  return { nodes, after };
}

/** The tasks after those that wait now, in their order; none when nothing waits or the drawing cannot be read. */
export function comingSteps(xml: string, active: string[]): Coming[] {
  const { nodes, after } = wayOf(new DOMParser().parseFromString(xml, 'application/xml'));
  const usual = (id: string) => of(nodes.get(id), 'outcomes').split(' ')[0]!;
  const seen = new Set(active);
  const found: Coming[] = [];
  const waiting = active.flatMap((id) => after(id, usual(id)));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const node = nodes.get(next.id);
    if (!node || seen.has(next.id)) continue;
    seen.add(next.id);
    const isTask = node.localName === 'userTask';
    if (isTask) found.push({ element: next.id, title: of(node, 'name'), clock: of(node, 'clock') });
    waiting.push(...after(next.id, isTask ? usual(next.id) : next.outcome));
  }
  return found;
}

/** By when a coming step is due: the instant of its clock when that runs already, else the limit that the guide gives. */
export function dueOf(step: Coming, record: Pick<Case, 'clocks'>, item: Pick<Item, 'limits'> | null) {
  const running = record.clocks.find((clock) => clock.name === step.clock && clock.state === 'running');
  return running ? { at: running.due_at } : { limit: item?.limits.find((limit) => limit.name === step.clock) };
}

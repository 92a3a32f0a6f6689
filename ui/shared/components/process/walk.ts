// The way a case went through its drawing. Only tasks leave a trace with the server; the flows, gateways and events
// between two of them are found here: whoever came next was reached from whoever ended last, on the shortest way.
import type { CaseHistory } from '../../api/types';

export interface Node { id: string; type: string; parent?: string; attachedTo?: string; interrupts?: boolean }
export interface Flow { id: string; source: string; target: string; condition?: string }
export interface Graph { nodes: Node[]; flows: Flow[] }
/** A stay of the case at an element; instants in milliseconds, `to` null while it lasts. */
export interface Visit { element: string; from: number; to: number | null; outcome?: string; dropped?: boolean }
export interface Walked { elements: Set<string>; flows: Set<string> }

interface Edge { to: string; flow?: Flow }
interface Way { visit: number; to: string; after: number; edges: Edge[]; ends: boolean }

/** The stays in order of time. An act of the system is none where its element has steps; what waits without a step is one. */
export function visitsOf({ steps, events }: Pick<CaseHistory, 'steps' | 'events'>, active: string[]): Visit[] {
  const stepped = new Set(steps.map(({ element }) => element));
  const acts = events.filter(({ element }) => element && !stepped.has(element))
    .map(({ element, at }): Visit => ({ element: element!, from: Date.parse(at), to: Date.parse(at) }));
  const stays = steps.map(({ element, began_at, ended_at, outcome, dropped }): Visit =>
    ({ element, from: Date.parse(began_at), to: ended_at ? Date.parse(ended_at) : null, outcome, dropped }));
  const open = new Set(stays.filter(({ to }) => to === null).map(({ element }) => element));
  const waiting = active.filter((id) => !open.has(id)).map((element): Visit => ({ element, from: Infinity, to: null }));
  // Of the same instant an act comes first: it led to the step that then began.
  return [...acts, ...stays, ...waiting].sort((one, other) => (one.from === other.from ? 0 : one.from - other.from));
}

/** Where each element of a drawing leads, inside a sub-process too; `after()` is its far side. */
function edgesOf({ nodes, flows }: Graph): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>();
  const add = (from: string, edge: Edge) => void edges.set(from, [...edges.get(from) ?? [], edge]);
  const holds = new Set(nodes.map(({ parent }) => parent).filter((parent) => nodes.some(({ id }) => id === parent)));
  const after = (id: string) => (holds.has(id) ? `${id}/after` : id);
  for (const flow of flows) add(after(flow.source), { to: flow.target, flow });
  for (const { id, type, parent } of nodes) {
    if (!parent || !holds.has(parent)) continue;
    if (type === 'bpmn:StartEvent') add(parent, { to: id });
    if (type === 'bpmn:EndEvent') add(id, { to: after(parent) });
  }
  return edges;
}

/** What was walked of a drawing. */
export function walkedOf(graph: Graph, visits: Visit[]): Walked {
  const edges = edgesOf(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const known = visits.filter(({ element }) => nodes.has(element));
  const visited = new Set(known.map(({ element }) => element));
  const walked: Walked = { elements: new Set(visited), flows: new Set() };
  // Nobody passes what has to be done by a person and was not.
  const isPassed = (id: string) => !visited.has(id) && nodes.get(id)?.type !== 'bpmn:UserTask';

  /** The edges out of an element; of a choice by the outcome of the last step, the one that names it. */
  function out(id: string, outcome?: string): Edge[] {
    const all = edges.get(id) ?? [];
    const named = outcome ? all.filter(({ flow }) => flow?.condition?.includes(`"${outcome}"`)) : [];
    return named.length ? named : all;
  }
  /** The shortest ways from the first edges to what was visited. */
  function search(first: Edge[], outcome?: string): Map<string, Edge[]> {
    const found = new Map<string, Edge[]>();
    const seen = new Set<string>();
    const next = first.map((edge) => [edge]);
    for (let way = next.shift(); way; way = next.shift()) {
      const { to } = way.at(-1)!;
      if (seen.has(to)) continue;
      seen.add(to);
      if (visited.has(to)) found.set(to, way);
      else if (isPassed(to)) next.push(...out(to, outcome).map((edge) => [...way!, edge]));
    }
    return found;
  }
  function mark(way: Edge[]): void {
    for (const { to, flow } of way) {
      if (nodes.has(to)) walked.elements.add(to);
      if (flow) walked.flows.add(flow.id);
    }
  }
  const begun: Way[] = known.flatMap((visit, index) => {
    const boundary = (interrupts: boolean) => graph.nodes.filter((node) => node.attachedTo === visit.element && (node.interrupts ?? true) === interrupts).map(({ id }): Edge => ({ to: id }));
    const ways = (first: Edge[], after: number, ends: boolean) => [...search(first, visit.outcome)].map(([to, way]): Way => ({ visit: index, to, after, edges: way, ends }));
    const over = visit.to === null ? [] : ways(visit.dropped ? boundary(true) : out(visit.element, visit.outcome), visit.to, true);
    return [...over, ...ways(boundary(false), visit.from, false)];
  });
  const leads = (way: Way, visit: Visit, index: number) => way.to === visit.element && way.visit < index && way.after <= visit.from;

  // The start of a sub-process is an origin only where nothing leads into it: of one that an event starts.
  const isInner = ({ parent }: Node) => Number(nodes.has(parent ?? ''));
  const origins = graph.nodes.filter(({ type }) => type === 'bpmn:StartEvent').sort((one, other) => isInner(one) - isInner(other))
    .map(({ id }) => ({ id, ways: search(out(id)) }));
  known.forEach((visit, index) => { // how it was reached
    const [from] = begun.filter((way) => leads(way, visit, index)).sort((one, other) => other.after - one.after || one.edges.length - other.edges.length);
    if (from) return mark(from.edges);
    const start = origins.find(({ ways }) => ways.has(visit.element));
    if (start) mark([{ to: start.id }, ...start.ways.get(visit.element)!]);
  });
  known.forEach((visit, index) => { // where it led: branches meet here
    const reached = begun.filter((way) => way.visit === index && way.ends)
      .flatMap((way) => known.flatMap((next, at) => (leads(way, next, at) ? [{ way, from: next.from }] : [])))
      .sort((one, other) => (one.from === other.from ? 0 : one.from - other.from) || one.way.edges.length - other.way.edges.length);
    if (reached[0]) mark(reached[0].way.edges);
    else if (visit.to !== null && !visit.dropped) mark(tail(visit));
  });

  /** From a step that nothing followed to the end of the process, or to where its branch waits for the others; else nothing. */
  function tail(visit: Visit): Edge[] {
    const way: Edge[] = [];
    for (let at = visit.element; ;) {
      const all = out(at, visit.outcome);
      const [edge] = all;
      if (all.length !== 1 || !edge || (nodes.has(edge.to) && !isPassed(edge.to)) || way.some(({ to }) => to === edge.to)) return [];
      way.push(edge);
      const node = nodes.get(edge.to);
      if (node?.type === 'bpmn:ParallelGateway' || (node?.type === 'bpmn:EndEvent' && !edges.has(node.id))) return way;
      at = edge.to;
    }
  }
  return walked;
}

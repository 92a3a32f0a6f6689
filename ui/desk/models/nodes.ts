// The places of a drawing where a case can be, from its text alone.
import { read } from './pieces';

export interface Node { id: string; name: string; type: string }

const kPlaces = /(Task|Event|Gateway|[sS]ubProcess|transaction|callActivity)$/;

/** Where tokens can be, in the order of the file. */
export function nodesOf(xml: string): Node[] {
  const root = read(xml);
  if (!root) return [];
  return [...root.getElementsByTagName('*')].filter(({ localName }) => kPlaces.test(localName) || localName === 'task')
    .map((element) => ({ id: element.getAttribute('id') ?? '', name: element.getAttribute('name') ?? '', type: element.localName })).filter(({ id }) => id !== '');
}

/** Where an administrator may have a case go on: not at starts, at events of a boundary, nor at gateways that wait for others. */
export const isGoal = ({ type }: Node) => /([tT]ask|[sS]ubProcess|callActivity|transaction)$|^(intermediateCatchEvent|eventBasedGateway|exclusiveGateway|endEvent)$/.test(type);

// What may happen next in a simulation, as it is offered: by element, each step once more for every way it may take.
import type { Offer, PlayStep } from '@shared/api/processes';

export interface Choice { offer: Offer; /** Where it leads, when the same step has several ways; else empty. */ leads: string[] }
export interface Group { element: string; name: string; choices: Choice[] }

const sameStep = (one: PlayStep, other: PlayStep) => one.element === other.element && one.event === other.event && one.value === other.value;

/** In the order of the server; offers of one element stand together. */
export function groupsOf(offers: Offer[]): Group[] {
  const groups = new Map<string, Group>();
  for (const offer of offers) {
    const { element } = offer.step;
    const group = groups.get(element) ?? { element, name: offer.name, choices: [] };
    const hasMore = offers.some((other) => other !== offer && sameStep(other.step, offer.step));
    group.choices.push({ offer, leads: hasMore ? offer.leads : [] });
    groups.set(element, group);
  }
  return [...groups.values()];
}

export const keyOfStep = ({ element, event, value, choices }: PlayStep) => [element, event, value, choices.join(',')].join('|');

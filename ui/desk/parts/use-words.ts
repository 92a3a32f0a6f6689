import type { CaseRow, Outcome, Queue, Task, TaskRef } from '@shared/api/types';
import { useSaid } from '@shared/said';

/** What the server names by code, as the reader of the desk reads it. */
export function useWords() {
  const said = useSaid();
  const outcome = (task: Task, one: Outcome, what: 'name' | 'consequence') => said.by('outcome', `${task.act}.${one.id}.${what}`, one[what]);
  return {
    state: (of: Pick<CaseRow, 'state' | 'state_name'>) => said.by('state', of.state, of.state_name),
    step: (of: Pick<TaskRef, 'element' | 'name'>) => said.by('step', of.element, of.name),
    queue: (of: Pick<Queue, 'id' | 'name'>) => said.by('queue', of.id, of.name),
    outcome,
  };
}

import type { Step } from '../api/types';
import { useSaid } from './use-said';

const kApplicant = '申请人';
const kPlain: Record<string, string> = { [kApplicant]: 'applicant', 系统: 'system', 工作人员: 'staff' };

/** A step of a timeline: what was done, and by whom. Names of people stay as they are. */
export function useStepWords() {
  const said = useSaid();
  const codeOf = (step: Step) => (step.kind === 'task' ? step.element : step.kind)?.replaceAll('.', '_');
  const isApplicant = (step: Step) => step.who === kApplicant;
  const title = (step: Step) => said.by('step', codeOf(step), step.title);
  /** The person, or who he is when no name is told. */
  const person = (step: Pick<Step, 'who'>) => (kPlain[step.who] ? said.by('who', kPlain[step.who], step.who) : step.who);
  return { title, person, isApplicant };
}

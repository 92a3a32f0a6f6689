// Processes as a room of models.
import { models, type CheckedProcess, type ProcessDrawing, type ProcessFinding } from '@shared/api/processes';
import { draftsUnder } from '../../../models/drafts';
import { ordered, type Room } from '../../../models/room';
import type { Check } from '../../../models/use-check';
import type { OpenModel } from '../../../models/use-model';
import { changesOf, merged } from './changes';

/** As the server told them: along the way that a case takes. */
const inOrder = (findings: ProcessFinding[]) => ordered(findings, () => 0);

export const kProcesses: Room<CheckedProcess, ProcessDrawing> = {
  texts: 'processes', list: 'processes', page: 'process', ending: 'bpmn',
  api: models, drafts: draftsUnder('tb.desk.process.'), changesOf, merged, inOrder,
  changedCode: 'process.changed', refusedCodes: ['process.warnings', 'process.findings'],
};
export type OpenProcess = OpenModel<CheckedProcess, ProcessDrawing>;
export type ProcessCheck = Check<CheckedProcess, ProcessDrawing>;

/** The same finding keeps its place in a list that is renewed. */
export const keyOf = (one: ProcessFinding) => [one.kind, one.elements.join(','), one.line, one.message].join('|');

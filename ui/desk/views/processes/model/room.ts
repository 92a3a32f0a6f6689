// Processes as a room of models.
import { models, type CheckedProcess, type ProcessDrawing, type ProcessFinding } from '@shared/api/processes';
import { isApiError } from '@shared/request';
import { draftsUnder } from '../../../models/drafts';
import { ordered, type Room } from '../../../models/room';
import type { Check } from '../../../models/use-check';
import type { OpenModel } from '../../../models/use-model';
import { begun, drawingOf } from '../begun';
import { changesOf, merged } from './changes';

/** As the server told them: along the way that a case takes. */
const inOrder = (findings: ProcessFinding[]) => ordered(findings, () => 0);

/** One that the server has, or one that was begun here. */
async function one(key: string, version?: number, signal?: AbortSignal): Promise<ProcessDrawing> {
  try {
    return await models.one(key, version, signal);
  } catch (failure) {
    const own = !version && isApiError(failure) && failure.code === 'flow.model_missing' ? begun.read(key) : null;
    if (!own) throw failure;
    return drawingOf(key, own, await models.list(signal));
  }
}
const powerOf = (key: string) => begun.read(key)?.power;

export const kProcesses: Room<CheckedProcess, ProcessDrawing> = {
  texts: 'processes', list: 'processes', page: 'process', ending: 'bpmn',
  api: {
    one,
    check: (key, xml, signal) => models.check(key, xml, powerOf(key), signal),
    async publish(key, made, options) {
      const published = await models.publish(key, made.based_on === 0 ? { ...made, power: powerOf(key) } : made, options);
      begun.drop(key);
      return published;
    },
  },
  forget: (key) => begun.drop(key),
  drafts: draftsUnder('tb.desk.process.'), changesOf, merged, inOrder,
  changedCode: 'process.changed', refusedCodes: ['process.warnings', 'process.findings'],
};
export type OpenProcess = OpenModel<CheckedProcess, ProcessDrawing>;
export type ProcessCheck = Check<CheckedProcess, ProcessDrawing>;

/** The same finding keeps its place in a list that is renewed. */
export const keyOf = (one: ProcessFinding) => [one.kind, one.elements.join(','), one.line, one.message].join('|');

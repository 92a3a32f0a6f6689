// Decision tables as a room of models.
import { decisions, type Checked, type DecisionModel } from '@shared/api/decisions';
import { draftsUnder } from '../../../models/drafts';
import type { Room } from '../../../models/room';
import type { Check } from '../../../models/use-check';
import type { OpenModel } from '../../../models/use-model';
import { changesOf, merged } from './changes';
import { inOrder } from './findings';

export const kTables: Room<Checked, DecisionModel> = {
  texts: 'decisions', list: 'decisions', page: 'decision', ending: 'dmn',
  api: decisions, drafts: draftsUnder('tb.desk.decision.'), changesOf, merged, inOrder,
  changedCode: 'decision.changed', refusedCodes: ['decision.warnings', 'decision.findings', 'decision.contract'],
};
export type OpenTable = OpenModel<Checked, DecisionModel>;
export type TableCheck = Check<Checked, DecisionModel>;

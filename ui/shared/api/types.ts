// The records of the API under the names the pages use. They are generated from the server (`npm run api`); nothing is
// described here a second time.
import type { Reply } from './call';
import type { components } from './schema';

type Records = components['schemas'];

export type * from './forms';
export interface List<T> { items: T[]; next?: string | null }

export type Problem = Records['Problem'];
export type FieldError = Problem['fields'][number];
export type Applicant = Records['OwnData'];
export type User = Records['User'];
export type Session = Records['SessionReply'];
export type Meta = Records['Meta'];
export type Region = Records['Region'];
export type LawArticle = Records['ArticleView'];
export type Checkpoint = Records['Checkpoint'];

export type ItemKind = Records['ItemKind'];
export type ItemRow = Records['ItemRow'];
export type Facet = Records['Facet'];
export type ItemList = Records['ItemList'];
export type Item = Records['Item'];
export type Material = Records['Material'];
export type MaterialSource = Records['MaterialSource'];
export type Limit = Records['Limit'];
export type Unit = Records['Unit'];
export type LegalBasis = Records['LegalBasis'];
export type FormLayout = Records['FormLayout'];
export type Topic = Records['Topic'];
export type Notice = Records['Notice'];

export type Clock = Records['ClockView'];
export type ClockLevel = Records['ClockLevel'];
export type DayRun = Records['Cell'];
export type StepState = Records['StepState'];
export type Step = Records['Step'];
export type CaseHistory = Records['CaseHistory'];
export type HistoryStep = Records['HistoryStep'];
export type HistoryEvent = Records['HistoryEvent'];
export type CaseState = Records['State'];
export type Case = Records['Case'];
export type CaseRow = Records['CaseRow'];
export type CaseMaterial = Records['CaseMaterial'];
export type Unneeded = Case['unneeded'][number];
export type Advice = Case['advice'][number];
export type Situation = Reply<'post', '/items/{code}/situation'>;
export type Verdict = Records['Verdict'];
export type Fault = Records['Fault'];
export type CaseDocument = Records['DocumentView'];
export type Hold = Records['HoldView'];
export type HoldKind = Records['HoldKind'];
export type Task = Records['TaskView'];
export type TaskRef = Records['TaskRef'];
export type TaskWithCase = Records['TaskDetail'];
export type Outcome = Records['OutcomeView'];
export type Completion = Records['CompleteTask'];
export type Queue = Records['Queue'];
export type Due = Records['Due'];
export type Incident = Records['Incident'];
export type Replay = Records['Replay'];
export type TokenPlace = Records['TokenPlace'];
export type RunningProcess = Records['RunningProcess'];
export type Job = Records['JobRow'];
export type Progress = Records['Progress'];
export type Licence = Records['Licence'];
export type Verification = Records['Verification'];

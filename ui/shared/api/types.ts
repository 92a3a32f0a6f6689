// The records of the API as the pages use them. `npm run api` writes schema.d.ts from the running server's
// OpenAPI document, from which these hand-written names can be replaced.

export interface List<T> { items: T[]; next: string | null; total?: number }
export interface Named { id: string; name: string }

export interface FieldError { field: string; code: string; message: string }
export interface Problem {
  type?: string;
  title?: string;
  status: number;
  code: string;
  detail: string;
  fields?: FieldError[];
  request_id?: string;
  state?: string;
}

export interface Applicant {
  kind?: 'citizen' | 'company' | 'person' | 'other';
  name?: string;
  id_number?: string;
  credit_code?: string;
  phone?: string;
  address?: string;
}
export interface User {
  id: string;
  account: string;
  name: string;
  kind: 'citizen' | 'company' | 'staff';
  body?: Named | null;
  roles: string[];
  applicant?: Applicant | null;
}
export interface Session { user: User; csrf: string; expires_at: string; token?: string }

export interface Meta {
  product: string;
  version: string;
  demo: boolean;
  region: { code: string; name: string };
  now: string;
  today: { date: string; words: string; is_workday: boolean; closes_at: string };
  languages: string[];
}
export interface Region { code: string; name: string; level?: string | number; parent?: string | null }
export interface LawArticle { law: string; version: string; number: string | number; text: string }

export type ItemKind =
  | 'permit' | 'public_service' | 'other_power' | 'confirmation' | 'benefit' | 'ruling' | 'reward';
export interface ItemRow {
  code: string;
  name: string;
  department: string | Named;
  region_code?: string;
  kind: ItemKind | string;
  kind_name: string;
  case_kind: 'immediate' | 'promised' | null;
  online: boolean;
  summary?: string | null;
  highlights?: string[];
}
export interface Facet { id: string; name: string; count: number }
export interface ItemList extends List<ItemRow> {
  total: number;
  facets?: { departments?: Facet[]; kinds?: Facet[] };
  suggestion?: string | null;
}
export type MaterialSource = 'applicant_made' | 'applicant_signed' | 'shared_data' | 'third_party';
export interface Material {
  id: string;
  name: string;
  required: boolean;
  when?: string | null;
  source: MaterialSource;
  source_name?: string;
  held: boolean;
  provided_by?: 'upload' | 'form' | 'shared';
  form?: string;
  copies?: number;
  accepts: string[];
  max_bytes: number;
  note?: string | null;
  basis?: string | null;
  sample_url?: string | null;
}
export type Unit = 'workday' | 'calendar_day' | 'hour';
export interface Limit {
  name: 'pre_review' | 'notice' | 'decision' | 'promised' | 'delivery' | string;
  title: string;
  amount: number;
  unit: Unit;
  start: 'received' | 'accepted' | 'all_documents_received' | string;
  basis?: { law_id?: string; law?: string; article?: string; text?: string } | null;
  statutory: boolean;
}
export interface LegalBasis { law_id?: string | null; law: string; version?: string; article: string; quote?: string }
export interface Item extends ItemRow {
  version?: string | number;
  description?: string | null;
  audience?: string[];
  conditions?: string[];
  form_schema: JsonSchema | null;
  form_layout?: FormLayout | null;
  materials: Material[];
  limits?: Limit[];
  steps?: { name: string; who?: string; limit?: string | null; note?: string | null }[];
  fees?: { free: boolean; text: string } | null;
  visits?: number | null;
  channels?: string[];
  places?: { name: string; address?: string; hours?: string; phone?: string }[];
  legal_basis?: LegalBasis[];
  faq?: { question: string; answer: string }[];
  result?: { name: string; kind?: string; validity?: string | null } | null;
  documents?: string[];
  example?: boolean;
  example_note?: string | null;
  handled_in?: string | null;
  source?: { url?: string | null; note?: string | null } | null;
}
export interface Topic { id: string; title: string; hint?: string; items: { code: string; name: string }[] }
export interface Notice { id: string; title: string; published_on: string; body: string }

export interface JsonSchema {
  $schema?: string;
  $id?: string;
  type?: string | string[];
  title?: string;
  description?: string;
  default?: FormValue;
  enum?: FormValue[];
  const?: FormValue;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  allOf?: JsonSchema[];
  if?: JsonSchema;
  then?: JsonSchema;
  else?: JsonSchema;
  not?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: boolean | JsonSchema;
  readOnly?: boolean;
  'x-source'?: string | { name?: string; title?: string; path?: string; locked?: boolean };
  'x-sensitive'?: boolean;
  'x-index'?: boolean;
  'x-unit'?: string;
  'x-hint'?: string;
  'x-enum-titles'?: string[] | Record<string, string>;
  'x-widget'?: string;
  'x-messages'?: Record<string, string>;
}
export interface FormLayout { groups: { id: string; title: string; fields: string[]; note?: string }[] }
export type FormValue = string | number | boolean | null | undefined | FormValue[] | { [key: string]: FormValue };
export type FormData = { [key: string]: FormValue };

export type ClockLevel = 'normal' | 'yellow' | 'red' | 'held' | 'done';
export interface DayRun { kind: 'used' | 'held' | 'today' | 'left' | 'warn' | 'over' | 'law'; days: number }
export interface Clock {
  name: string;
  title: string;
  kind: 'statutory' | 'promised' | 'notice' | 'pre_review' | 'delivery' | 'correction' | 'hold' | string;
  state: 'running' | 'held' | 'stopped' | string;
  amount: number;
  unit: Unit;
  started_at?: string | null;
  due_at?: string | null;
  stopped_at?: string | null;
  used?: number;
  left?: number;
  overdue?: number;
  held?: number;
  words: string;
  level: ClockLevel;
  provisional?: boolean;
  basis?: { law?: string; article?: string } | null;
  days: DayRun[];
}
export interface Step {
  at?: string | null;
  kind: string;
  title: string;
  who?: string | null;
  body?: string | null;
  element?: string | null;
  comment?: string | null;
  took?: { words: string } | null;
  state: 'done' | 'now' | 'next';
  document_id?: string | null;
}
export type CaseState =
  | 'draft' | 'received' | 'correcting' | 'not_required' | 'not_accepted' | 'accepted' | 'in_review' | 'held'
  | 'granted' | 'refused' | 'closed' | 'withdrawn';
export interface CaseMaterial {
  id: string;
  name: string;
  required: boolean;
  source: MaterialSource;
  held: boolean;
  state: 'absent' | 'received' | 'scanned' | 'usable' | 'refused' | 'shared';
  file?: { name: string; size: number; type?: string; uploaded_at?: string; digest?: string } | null;
  refusal?: { code: string; message: string } | null;
  verdict?: 'ok' | 'missing' | 'wrong_form' | 'expired' | 'not_needed' | null;
  url?: string | null;
}
export interface Fault { material?: string | null; field?: string | null; what: string; why: string; how: string }
export interface CaseDocument { id: string; kind: string; title: string; number?: string; issued_at: string; url: string }
export interface Hold {
  id: string; kind: string; kind_name: string; article?: string; reason: string;
  from: string; planned_end: string; ended_at?: string | null;
}
export interface TaskRef { id: string; name: string; element?: string; who?: string | null; due_at?: string | null }
export interface Case {
  number: string;
  version: number;
  state: CaseState | string;
  state_name: string;
  item: { code: string; name: string; version?: string | number; kind?: string; department?: string | Named; case_kind?: string | null };
  applicant: Applicant;
  form: FormData;
  outcome?: string | null;
  created_at?: string | null;
  materials: CaseMaterial[];
  missing?: { id: string; name: string; why: string }[];
  correction?: { notice_at: string; due_at: string; comment?: string; faults: Fault[] } | null;
  clocks: Clock[];
  clock: Clock | null;
  received_at?: string | null;
  accepted_at?: string | null;
  acceptance?: 'explicit' | 'deemed' | null;
  decided_at?: string | null;
  finished_at?: string | null;
  delivered_at?: string | null;
  updated_at?: string | null;
  timeline: Step[];
  tasks?: TaskRef[];
  documents: CaseDocument[];
  licence: { number: string; title: string; status: string } | null;
  holds?: Hold[];
  may: string[];
  process?: { model: string; version: string | number; active: string[] } | null;
}
export interface CaseRow {
  number: string;
  item: { code: string; name: string };
  state: CaseState | string;
  state_name: string;
  applicant_name?: string;
  next_action?: { kind: 'continue_draft' | 'correct' | 'collect' | null; words: string; due_at?: string | null } | null;
  clock: Clock | null;
  updated_at: string;
  licence?: { number: string } | null;
}
export interface Outcome { id: string; name: string; consequence: string; needs_comment: boolean }
export interface Task {
  id: string; case_number: string; name: string; act: string; element?: string; applicant_name: string;
  item: { code: string; name: string }; channel?: string; due_at?: string | null; clock: Clock | null;
  outcomes: Outcome[]; created_at: string; claimed_by?: string | null; version?: number;
}
export interface TaskWithCase { task: Task; case: Case }
export interface Queue { id: string; name: string; count: number; yellow: number; red: number }
export interface Progress {
  number: string; item: { code?: string; name: string } | string; state_name: string; clock: Clock | null;
  timeline: Step[]; next?: string | { words: string } | null;
}
export interface Licence {
  number: string; title: string; holder: string | { name: string }; fields: { title: string; value: string }[];
  issued_on: string; valid_from?: string | null; valid_to?: string | null; status: string;
  status_name?: string; body: string | Named;
  verification_url: string; case_number?: string;
}
export interface Verification {
  number: string; title: string; status: string; status_name: string; holder_masked: string; body: string;
  issued_on: string; valid_to?: string | null; digest_ok: boolean;
}

// What a form is made of, as the pages read it: the part of JSON Schema draft-07 that items use, with our keywords
// (src/core/forms), and the answers to it. The API carries both as plain JSON.
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
export type FormValue = string | number | boolean | null | undefined | FormValue[] | { [key: string]: FormValue };
export type FormData = { [key: string]: FormValue };

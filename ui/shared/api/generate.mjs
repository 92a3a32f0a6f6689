// Writes schema.d.ts from what `tongban openapi` prints: `npm run api [PROGRAM]`. Nobody edits or commits that file.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const program = process.argv[2] ?? fileURLToPath(new URL('../../../build/tongban', import.meta.url));
const target = fileURLToPath(new URL('./schema.d.ts', import.meta.url));
if (!existsSync(program)) {
  console.error(`${program} is missing: ./dev build makes it and then the types of the API`);
  process.exit(1);
}

// What the API leaves open because every item brings its own: answers to a form, and the form itself.
const kOpen = { form: 'FormData', answers: 'FormData', form_schema: 'JsonSchema' };
const { factory } = ts;
function transformProperty(property, schema) {
  const name = kOpen[property.name.text];
  if (!name || Object.keys(schema).length > 0) return undefined;
  const type = factory.createTypeReferenceNode(name);
  const orNull = factory.createUnionTypeNode([type, factory.createLiteralTypeNode(factory.createNull())]);
  return factory.updatePropertySignature(property, property.modifiers, property.name, property.questionToken, name === 'JsonSchema' ? orNull : type);
}

const folder = mkdtempSync(join(tmpdir(), 'tongban-openapi-'));
try {
  const document = JSON.parse(execFileSync(program, ['openapi', '--data', folder], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const text = astToString(await openapiTypescript(document, { transformProperty }));
  const whole = `// Generated from the server's OpenAPI document by generate.mjs.\nimport type { FormData, JsonSchema } from './forms';\n\n${text}`;
  if (!existsSync(target) || readFileSync(target, 'utf8') !== whole) writeFileSync(target, whole);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

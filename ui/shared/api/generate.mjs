// Writes schema.d.ts from the OpenAPI document that the server put out (`build/openapi.json`).
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const source = new URL(process.argv[2] ?? '../../../build/openapi.json', import.meta.url);
if (!existsSync(source)) {
  console.error('build/openapi.json is missing: start the server and save /api/v1/openapi.json there');
  process.exit(1);
}
const target = new URL('./schema.d.ts', import.meta.url);
writeFileSync(target, astToString(await openapiTypescript(source)));
console.log(`wrote ${fileURLToPath(target)}`);

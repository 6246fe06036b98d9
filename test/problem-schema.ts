import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(
  readFileSync(new URL('../test/fixtures/rfc9457-schema.json', import.meta.url), 'utf8'),
) as object;

/** Whether a value is a problem, by the JSON schema of RFC 9457, appendix A. */
export const isProblem = new Ajv2020({ validateFormats: false }).compile(schema);

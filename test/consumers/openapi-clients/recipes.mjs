// The documents of the recipes in docs/openapi.md.
import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';

for (const name of ['zod-openapi', 'zod-to-openapi', 'swagger-jsdoc', 'tsoa']) {
  const { document } = await import(`./${name}.mjs`);
  const { responses } = document.paths['/orders'].post;
  const { schema } = responses['409'].content['application/problem+json'];
  assert.deepEqual(schema, { anyOf: [{ $ref: '#/components/schemas/OutOfStockProblem' }] }, name);
  assert.deepEqual(responses.default, { $ref: '#/components/responses/Problem' }, name);
  assert.ok(document.components.schemas.OutOfStockProblem, name);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.ok(valid, `${name}: ${JSON.stringify(errors)}`);
}

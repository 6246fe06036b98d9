// Writes the document of a shop in each version of OpenAPI, and validates it.
import { writeFileSync } from 'node:fs';
import { Conflict, defineProblem, NotFound, problemRegistry } from '@faultline/core';
import { problemResponses, withProblems } from '@faultline/problems';
import { Validator } from '@seriousme/openapi-schema-validator';

const available = { type: 'integer', minimum: 0 };
const schema = { type: 'object', required: ['available'], properties: { available } };
const members = {
  '~standard': {
    version: 1,
    vendor: 'shop',
    validate: (value) => ({ value }),
    jsonSchema: { input: () => schema, output: () => schema },
  },
};

class OutOfStock extends defineProblem(Conflict, { code: 'OUT_OF_STOCK', title: 'Out of stock', members }) {}
class PriceChanged extends defineProblem(Conflict, { code: 'PRICE_CHANGED', title: 'Price changed' }) {}

const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock, PriceChanged);

for (const openapi of ['3.0.3', '3.1.0', '3.2.0']) {
  const responses = { 201: { description: 'The order' }, ...problemResponses(OutOfStock, PriceChanged, NotFound) };
  const paths = { '/orders': { post: { operationId: 'order', responses } } };
  const document = withProblems({ openapi, info: { title: 'The shop', version: '1' }, paths }, problems);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  if (!valid) throw new Error(`${openapi}: ${JSON.stringify(errors)}`);
  writeFileSync(`shop-${openapi.slice(0, 3)}.json`, JSON.stringify(document));
}

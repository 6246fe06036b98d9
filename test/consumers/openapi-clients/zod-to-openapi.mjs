import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import { problemResponses, withProblems } from '@faultline/problems';
import { OutOfStock, problems } from './shop-problems.mjs';

const registry = new OpenAPIRegistry();
registry.registerPath({
  method: 'post',
  path: '/orders',
  responses: { 201: { description: 'The order' }, ...problemResponses(OutOfStock) },
});

const info = { title: 'The shop', version: '1' };
const generator = new OpenApiGeneratorV31(registry.definitions);

export const document = withProblems(generator.generateDocument({ openapi: '3.1.0', info }), problems);

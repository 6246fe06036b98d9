import { isProblem, throwIfProblem } from '@faultline/client';
import createClient from 'openapi-fetch';
import { shop } from './shop.js';

/** The paths, as openapi-typescript writes them. */
interface paths {
  '/statistics': { get: { responses: { 200: { content: { 'application/json': object } } } } };
}

const api = createClient<paths>({ baseUrl: shop });

api.use({ onResponse: ({ response }) => throwIfProblem(response) });

try {
  await api.GET('/statistics');
} catch (error) {
  if (isProblem(error)) console.log(error.message, error.retryAfter);
}

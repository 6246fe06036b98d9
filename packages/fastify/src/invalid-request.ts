import type { Classifier } from '@faultline/core/adapter';
import { fastify } from '@faultline/mappers/fastify';

const map = fastify();

/** Fastify's error for a request that does not match the schema of its route: its status, and one field error for each mistake. */
export const classifyInvalidRequest: Classifier = (thrown, request) => {
  const error = map(thrown, request);
  return error ? { status: thrown['statusCode'], errors: error.errors, errorCount: error.errorCount } : undefined;
};

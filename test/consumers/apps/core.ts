import { catalogue, createError, type Problem, UnsupportedMediaType } from '@faultline/core';
import { createErrorHandler, type ErrorResponse, logError, type Writer } from '@faultline/core/adapter';

const writer: Writer<undefined, ErrorResponse> = {
  hasBegun: () => false,
  write: (errorResponse) => errorResponse,
  abort: () => ({ status: 500, headers: {}, body: '' }),
};
const handleError = createErrorHandler(
  { writer, log: (error) => logError('core', error) },
  { contact: 'care@books.example' },
);
const respond = (thrown: unknown): ErrorResponse => handleError(thrown, undefined, undefined);
const response = respond(new UnsupportedMediaType(undefined, { accept: 'application/json' }));
const problem = JSON.parse(response.body) as Problem;
const title: 'Unsupported Media Type' = catalogue[415].name;

if (problem.title !== title || response.status !== 415 || response.headers['Accept'] !== 'application/json') {
  throw new Error(response.body);
}
if (respond(createError(402)).status !== 402) throw new Error('402');

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
const answer = respond(new UnsupportedMediaType(undefined, { accept: 'application/json' }));
const problem = JSON.parse(answer.body) as Problem;
const title: 'Unsupported Media Type' = catalogue[415].name;

if (problem.title !== title || answer.status !== 415 || answer.headers['Accept'] !== 'application/json') {
  throw new Error(answer.body);
}
if (respond(createError(402)).status !== 402) throw new Error('402');

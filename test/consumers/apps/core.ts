import { catalogue, createResponder, HttpError, type Problem, UnsupportedMediaType } from '@faultline/core';

const respond = createResponder({ contact: 'care@books.example' });
const answer = respond(new UnsupportedMediaType(undefined, { accept: 'application/json' }));
const problem = JSON.parse(answer.body) as Problem;
const title: 'Unsupported Media Type' = catalogue[415].name;

if (problem.title !== title || answer.status !== 415 || answer.headers['Accept'] !== 'application/json') {
  throw new Error(answer.body);
}
if (respond(new HttpError(402)).status !== 402) throw new Error('402');

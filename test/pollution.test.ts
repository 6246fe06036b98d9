import { describe, expect, it } from '@jest/globals';
import { Conflict, isHttpError, NotFound, TooManyRequests, UnprocessableEntity } from '@faultline/core';
import createError from 'http-errors';
import { createErrorResponder } from './error-responder.js';

/** What an attacker may add to `Object.prototype` through a vulnerable merge of the application (CWE-1321). */
const pollution: Readonly<Record<string, unknown>> = {
  status: 418,
  statusCode: 418,
  expose: true,
  message: 'hunter2',
  headers: { 'X-Hunter2': 'hunter2' },
  extensions: { hunter2: 'hunter2' },
  code: 'hunter2',
  type: 'https://hunter2.example',
  title: 'hunter2',
  detail: 'hunter2',
  instance: 'hunter2',
  errors: [{ detail: 'hunter2' }],
  errorCount: 7,
  stack: 'hunter2',
  isBoom: true,
  output: { statusCode: 418, headers: { 'X-Hunter2': 'hunter2' } },
  typeof: Object,
  pointer: '#/hunter2',
  parameter: 'hunter2',
  header: 'hunter2',
  cookie: 'hunter2',
  in: 'query',
  warnings: ['hunter2'],
  report: false,
  response: { status: 418, headers: {} },
  data: { res: { statusCode: 418, headers: {} } },
  retryAfter: 7,
};

// http-errors itself copies what is polluted, so these are made before.
const withdrawn = createError(410, 'Withdrawn.');
const given = createError(404, new Error('secret'));

const thrown: Readonly<Record<string, () => unknown>> = {
  'a bug': () => new TypeError('secret'),
  'a plain object': () => ({ reason: 'secret' }),
  'a NotFound': () => new NotFound(),
  'a Conflict with options': () => new Conflict('Sold out.', { code: 'SOLD_OUT', extensions: { stock: 0 } }),
  'a TooManyRequests with Retry-After': () => new TooManyRequests('Slow down.', { retryAfter: 60 }),
  'field errors': () => new UnprocessableEntity(undefined, { errors: [{ detail: 'Wrong.' }] }),
  'an error with a status': () => Object.assign(new Error('secret'), { status: 404 }),
  'an error of http-errors': () => withdrawn,
  'an error that http-errors was given': () => given,
};

describe.each(Object.entries(pollution))('Object.prototype.%s', (name, value) => {
  it.each(Object.keys(thrown))('does not change the response to %s', (kind) => {
    const respond = createErrorResponder();
    const before = respond(thrown[kind]!());
    Object.assign(Object.prototype, { [name]: value });
    try {
      const error = thrown[kind]!();
      const after = respond(error);
      if (isHttpError(error)) expect(JSON.stringify(error)).toBe(after.body);
      expect(JSON.stringify({ ...after })).toBe(JSON.stringify({ ...before }));
    } finally {
      delete (Object.prototype as Record<string, unknown>)[name];
    }
  });
});

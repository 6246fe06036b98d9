import { UnprocessableEntity } from '@faultline/core';
import { faultline } from '@faultline/express';
import { constant, createTable, expressApplication } from '../express-application.js';

const detail = 'The order has mistakes.';
const fieldErrors = () =>
  Array.from({ length: 50 }, (_, index) => ({
    detail: 'must be a positive whole number',
    pointer: `#/items/${index}/quantity`,
    code: 'positive',
  }));

class Invalid extends Error {
  constructor(message, { errors }) {
    super(message);
    this.errors = errors;
  }
}

function application(Thrown, ...handlers) {
  return expressApplication({
    route: (app) =>
      app.get('/reports', () => {
        throw new Thrown(detail, { errors: fieldErrors() });
      }),
    handlers,
    expected: 'HTTP/1.1 422 ',
  });
}

export const { title, floor, contenders, targets } = createTable({
  title: 'Express 5: a 422 with 50 field errors',
  floor: () =>
    application(Invalid, ({ message, errors }, request, response, next) => {
      const problem = { type: 'about:blank', title: 'Unprocessable Entity', status: 422, detail: message, errors };
      constant(422, JSON.stringify(problem))(undefined, request, response, next);
    }),
  faultline: () => application(UnprocessableEntity, faultline()),
});

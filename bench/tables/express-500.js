import { lookUp } from '@faultline/core';
import { faultline } from '@faultline/express';
import { constant, createTable, expressApplication } from '../express-application.js';
import { deep } from '../too-many-requests.js';

const { name, description } = lookUp(500);
const body = JSON.stringify({ type: 'about:blank', title: name, status: 500, detail: description });

function fail() {
  const socket = new Error('connect ECONNREFUSED 10.0.0.7:5432');
  const query = new Error('could not ask for the books', { cause: socket });
  throw new TypeError("Cannot read properties of undefined (reading 'title')", {
    cause: new Error('no books', { cause: query }),
  });
}

function application(...handlers) {
  return expressApplication({
    route: (app) => app.get('/reports', () => deep(10, fail)),
    handlers,
    expected: 'HTTP/1.1 500 ',
  });
}

export const { title, floor, contenders, targets } = createTable({
  title: 'Express 5: a TypeError with three causes, not logged, 500',
  floor: () => application(constant(500, body)),
  faultline: () => application(faultline({ onError: () => {} })),
});

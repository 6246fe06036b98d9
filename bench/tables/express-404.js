import { lookUp } from '@faultline/core';
import { faultline } from '@faultline/express';
import { constant, createTable, expressApplication } from '../express-application.js';

const { name, description } = lookUp(404);
const body = JSON.stringify({ type: 'about:blank', title: name, status: 404, detail: description });

class Unmatched extends Error {}

function application(...handlers) {
  return expressApplication({
    route: (app) => {
      for (let i = 0; i < 20; i++) app.get(`/resources-${i}/:id`, (_request, response) => response.end());
    },
    handlers,
    expected: 'HTTP/1.1 404 ',
  });
}

export const { title, floor, contenders, targets } = createTable({
  title: 'Express 5: an unmatched path, 20 routes, 404',
  floor: () => application((_request, _response, next) => next(new Unmatched()), constant(404, body)),
  faultline: () => application(faultline()),
});

import { faultline } from '@faultline/express';
import { constant, expressApplication } from '../express-application.js';

export const title = 'Express 5: the cost of a request by number of routes';
export const floor = '10 routes, 404, a constant response';
export const count = 1000;

class Unmatched extends Error {}
const bare = [(_request, _response, next) => next(new Unmatched()), constant(404, '{}')];

function application(routes, url, expected, handlers) {
  const route = (app) => {
    for (let i = 0; i < routes; i++) app.post(`/resources-${i}/:id`, (_request, response) => response.end());
    app.get('/reports', (_request, response) => response.end());
  };
  return expressApplication({ route, handlers, expected, request: { url } });
}

const rows = {
  404: ['/nothing', 'HTTP/1.1 404 '],
  405: ['/resources-5/7', 'HTTP/1.1 405 '],
  success: ['/reports', 'HTTP/1.1 200 '],
};

export const contenders = Object.fromEntries(
  [10, 100, 1000].flatMap((routes) => [
    [`${routes} routes, 404, a constant response`, () => application(routes, ...rows[404], bare)],
    ...Object.entries(rows).map(([name, [url, expected]]) => [
      `${routes} routes, ${name}, Faultline`,
      () => application(routes, url, expected, faultline()),
    ]),
    [`${routes} routes, success, no Faultline`, () => application(routes, ...rows.success, bare)],
  ]),
);

export const targets = [
  { of: '1000 routes, success, Faultline', against: '1000 routes, success, no Faultline', atMost: 1.05 },
];

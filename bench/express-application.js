import express from 'express';
import { prepareExchange } from './too-many-requests.js';

/** Creates an Express application, and returns the work of a contender: one request. `route` adds the routes. */
export function expressApplication({ route, handlers, expected, request = { url: '/reports' } }) {
  const app = express();
  route(app);
  app.use(...handlers);
  return prepareExchange(app, expected, request);
}

/** The error handler of the floor: it sends a constant response. */
export function constant(status, body) {
  const length = String(Buffer.byteLength(body));
  return (_error, _request, response, _next) => {
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/problem+json');
    response.setHeader('Content-Length', length);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.end(body);
  };
}

/** Creates the table of one failing request: the floor, the floor again, and Faultline. */
export function createTable({ floor, faultline, title }) {
  const names = { floor: 'a constant response', faultline: 'Faultline' };
  return {
    title,
    floor: names.floor,
    contenders: { [names.floor]: floor, 'the floor again (A/A)': floor, [names.faultline]: faultline },
    targets: [{ of: names.faultline, against: names.floor, atMost: 1.1 }],
  };
}

import express from 'express';
import { answering } from './too-many-requests.js';

/** An Express application whose routes `route` adds, as the work of a contender that answers one request. */
export function expressApplication({ route, handlers, expected, request = { url: '/reports' } }) {
  const app = express();
  route(app);
  app.use(...handlers);
  return answering(app, expected, request);
}

/** The floor: an error handler that decides nothing. */
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

/** The table of a request that fails in the same way whoever answers it. */
export function tableOf({ floor, faultline, title }) {
  const names = { floor: 'floor: a constant answer', faultline: 'Faultline' };
  return {
    title,
    floor: names.floor,
    contenders: { [names.floor]: floor, 'the same again (A/A)': floor, [names.faultline]: faultline },
    bars: [{ of: names.faultline, against: names.floor, atMost: 1.1 }],
  };
}

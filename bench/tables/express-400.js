import { faultline } from '@faultline/express';
import express from 'express';
import { constant, createTable, expressApplication } from '../express-application.js';

const body =
  '{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request body is not valid JSON at position 10."}';

function application(...handlers) {
  return expressApplication({
    route: (app) => app.use(express.json()),
    handlers,
    expected: 'HTTP/1.1 400 ',
    request: {
      method: 'POST',
      url: '/reports',
      headers: { 'content-type': 'application/json', 'content-length': '10' },
      body: '{"book": 7',
    },
  });
}

export const { title, floor, contenders, targets } = createTable({
  title: 'Express 5: malformed JSON, 400',
  floor: () => application(constant(400, body)),
  faultline: () => application(faultline()),
});

import { inspect } from 'node:util';
import { expect } from '@jest/globals';
import { NotFound } from '@faultline/core';
import { hostileValues } from '../hostile-values.js';
import { crash, notFound } from '../problems.js';
import type { Case } from './case.js';

/** The error of `JSON.parse()` for a text that the application has stored. */
const syntaxError = (): unknown => {
  try {
    return JSON.parse('{"password": secret');
  } catch (thrown) {
    return thrown;
  }
};

const anyReport = { reported: expect.anything() as unknown };

/** Hono asks whether a thrown value is an Error. If the question fails, that failure is what it passes on. */
function failsOnInstanceof(thrown: unknown): boolean {
  try {
    return thrown instanceof Error && false;
  } catch {
    return true;
  }
}

/** Everything else: bugs, and values that are not errors. The response is a generic 500. */
export const unexpectedErrors: readonly Case[] = [
  // expressjs/body-parser#122: every SyntaxError was sent as malformed JSON of the client.
  {
    name: 'sends a generic 500 for malformed JSON that is not of the request',
    thrown: syntaxError(),
    status: 500,
    body: crash,
  },
  // strongloop/loopback#1650: a value that is not an Error was sent as a whole.
  // pillarjs/finalhandler#10: users asked to use a thrown number as the status.
  ...Object.entries(hostileValues).map(([name, thrown]) => ({
    name: `sends a generic 500 for ${name}`,
    thrown,
    status: 500,
    body: crash,
    on: failsOnInstanceof(thrown) ? { Hono: anyReport, 'Hono of the guide': anyReport } : {},
  })),
  // A class of the application that kept JSend's property `status`.
  {
    name: 'sends a generic 500 for an HttpError whose status was replaced by a text',
    thrown: Object.assign(new NotFound('secret'), { status: 'fail' }),
    status: 500,
    body: crash,
    warnings: ["The property 'status' of the HttpError was replaced: it must be a whole number from 400 to 599"],
  },
  // On Express 4, a falsy error means no error: `next(undefined)` passes the request on. Express 5 replaces a falsy
  // rejection with an error of its own; pillarjs/router#47: it was ignored at first.
  ...[undefined, null, false, 0, '', NaN, 0n].map((thrown) => ({
    name: `sends a generic 500 for a thrown ${inspect(thrown)}`,
    thrown,
    status: 500,
    body: crash,
    on: {
      'Express 4': { status: 404, body: notFound },
      'Express 5': { reported: expect.objectContaining({ message: 'Rejected promise' }) },
    },
  })),
  // expressjs/express#3808: `next('route')` leaves the route on Express. It is not an error there.
  {
    name: "sends a generic 500 for a thrown 'route'",
    thrown: 'route',
    status: 500,
    body: crash,
    on: { 'Express 4': { status: 404, body: notFound }, 'Express 5': { status: 404, body: notFound } },
  },
];

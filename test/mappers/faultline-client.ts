import { problemOfBody, throwIfProblem } from '@faultline/client';
import { faultlineClient } from '@faultline/mappers/faultline-client';
import { failureAt, respondingWith } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { badGateway, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };
const gatewayTimeoutResponse = { status: 504, body: gatewayTimeout };

export const source: Source = {
  mapper: faultlineClient(),
  cases: {
    'a 401 of the other server': {
      make: () => failureAt(respondingWith(401), async (url) => throwIfProblem(await fetch(url))),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'ProblemError'],
    },
    'a 503 of the other server': {
      make: () => failureAt(respondingWith(503), async (url) => throwIfProblem(await fetch(url))),
      ...badGatewayResponse,
      secrets: ['hunter2', '503', '7777'],
    },
    'a 504 of the other server': {
      make: () => failureAt(respondingWith(504), async (url) => throwIfProblem(await fetch(url))),
      ...gatewayTimeoutResponse,
      secrets: ['hunter2'],
    },
    'a 404 whose body another client has read': {
      make: () =>
        failureOf(() => {
          throw problemOfBody({ title: 'hunter2', detail: 'hunter2', code: 'hunter2', secret: 'hunter2' }, 404);
        }),
      ...badGatewayResponse,
      secrets: ['hunter2', '404'],
    },
    'an error status whose body breaks off': {
      make: () =>
        failureAt(
          (_request, response) =>
            void response.writeHead(409, { 'Content-Length': 100 }).write('hunter2', () => response.destroy()),
          async (url) => throwIfProblem(await fetch(url)),
        ),
      ...badGatewayResponse,
      secrets: ['409', 'terminated'],
    },
    'an error status whose body does not arrive before the timeout': {
      make: () =>
        failureAt(
          (_request, response) => void response.writeHead(409).write('{"title":"hunter2'),
          async (url) => {
            const controller = new AbortController();
            const response = await fetch(url, { signal: controller.signal });
            controller.abort(new DOMException('The operation timed out.', 'TimeoutError'));
            await throwIfProblem(response);
          },
        ),
      ...gatewayTimeoutResponse,
      secrets: ['409', 'TimeoutError'],
    },
    'a response that is hidden': {
      make: () => failureOf(() => throwIfProblem(Response.error())),
      ...badGatewayResponse,
    },
  },
};

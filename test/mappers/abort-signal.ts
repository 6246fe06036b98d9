import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { abortSignal } from '@faultline/mappers/abort-signal';
import { failureAt, silent } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { crash, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

const gatewayTimeoutResponse = { status: 504, body: gatewayTimeout };
const internalErrorResponse = { status: 500, body: crash };

export const source: Source = {
  mapper: abortSignal(),
  cases: {
    'a timeout of fetch': {
      make: () => failureAt(silent, (url) => fetch(url, { signal: AbortSignal.timeout(50) })),
      ...gatewayTimeoutResponse,
      secrets: ['TimeoutError', 'aborted due to timeout'],
    },
    'a timeout of one of several signals': {
      make: () =>
        failureAt(silent, (url) =>
          fetch(url, { signal: AbortSignal.any([new AbortController().signal, AbortSignal.timeout(50)]) }),
        ),
      ...gatewayTimeoutResponse,
    },
    "a timeout of Node's timers": {
      make: async () => {
        // Node 20 can collect a signal that only `wait` refers to, and then never aborts.
        const signal = AbortSignal.timeout(10);
        const failure = await failureOf(() => wait(5000, undefined, { signal }));
        return signal.aborted ? failure : undefined;
      },
      ...gatewayTimeoutResponse,
      secrets: ['AbortError', 'ABORT_ERR', 'TimeoutError'],
    },
    'a timeout of node:http': {
      make: () =>
        failureAt(
          silent,
          (url) =>
            new Promise((_resolve, reject) => {
              get(url, { signal: AbortSignal.timeout(50) }).on('error', reject);
            }),
        ),
      ...gatewayTimeoutResponse,
      secrets: ['AbortError', 'TimeoutError'],
    },
    'an aborted fetch': {
      make: () => failureOf(() => fetch('http://127.0.0.1/hunter2', { signal: AbortSignal.abort() })),
      ...internalErrorResponse,
      secrets: ['AbortError'],
    },
    'an aborted timer of Node': {
      make: () => failureOf(() => wait(5000, undefined, { signal: AbortSignal.abort('hunter2') })),
      ...internalErrorResponse,
      secrets: ['AbortError', 'hunter2'],
    },
    'a TimeoutError that is not from a signal': {
      make: () => Object.assign(new Error('hunter2'), { name: 'TimeoutError' }),
      ...internalErrorResponse,
      secrets: ['hunter2'],
    },
  },
};

import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { abortSignal } from '@faultline/mappers/abort-signal';
import { failureAt, silent } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { crash, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

const timedOut = { status: 504, body: gatewayTimeout };
const ownFault = { status: 500, body: crash };

export const source: Source = {
  mapper: abortSignal(),
  cases: {
    'fetch, out of time': {
      make: () => failureAt(silent, (url) => fetch(url, { signal: AbortSignal.timeout(50) })),
      ...timedOut,
      secrets: ['TimeoutError', 'aborted due to timeout'],
    },
    'one of several signals, out of time': {
      make: () =>
        failureAt(silent, (url) =>
          fetch(url, { signal: AbortSignal.any([new AbortController().signal, AbortSignal.timeout(50)]) }),
        ),
      ...timedOut,
    },
    "Node's timers, out of time": {
      make: () => failureOf(() => wait(5000, undefined, { signal: AbortSignal.timeout(10) })),
      ...timedOut,
      secrets: ['AbortError', 'ABORT_ERR', 'TimeoutError'],
    },
    'node:http, out of time': {
      make: () =>
        failureAt(
          silent,
          (url) =>
            new Promise((_resolve, reject) => {
              get(url, { signal: AbortSignal.timeout(50) }).on('error', reject);
            }),
        ),
      ...timedOut,
      secrets: ['AbortError', 'TimeoutError'],
    },
    'fetch, aborted': {
      make: () => failureOf(() => fetch('http://127.0.0.1/hunter2', { signal: AbortSignal.abort() })),
      ...ownFault,
      secrets: ['AbortError'],
    },
    "Node's timers, aborted": {
      make: () => failureOf(() => wait(5000, undefined, { signal: AbortSignal.abort('hunter2') })),
      ...ownFault,
      secrets: ['AbortError', 'hunter2'],
    },
    'a TimeoutError of something else': {
      make: () => Object.assign(new Error('hunter2'), { name: 'TimeoutError' }),
      ...ownFault,
      secrets: ['hunter2'],
    },
  },
};

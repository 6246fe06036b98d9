import { rxjs } from '@faultline/mappers/rxjs';
import { firstValueFrom, NEVER, timeout } from 'rxjs';
import { failureOf } from '../failure-of.js';
import { crash, gatewayTimeout } from '../problems.js';
import type { Source } from '../source.js';

export const source: Source = {
  mapper: rxjs(),
  cases: {
    'a timeout': {
      make: () => failureOf(() => firstValueFrom(NEVER.pipe(timeout(10)))),
      status: 504,
      body: gatewayTimeout,
      secrets: ['Timeout has occurred', 'TimeoutError'],
    },
    'a timeout with information of the application': {
      make: () => failureOf(() => firstValueFrom(NEVER.pipe(timeout({ first: 10, meta: 'hunter2' })))),
      status: 504,
      body: gatewayTimeout,
      secrets: ['hunter2'],
    },
    'an observable without a value': {
      make: () => failureOf(() => firstValueFrom(NEVER.pipe(timeout({ first: 10, with: () => [] })))),
      status: 500,
      body: crash,
      secrets: ['EmptyError'],
    },
  },
};

import { razorpay } from '@faultline/mappers/razorpay';
import { fetchRazorpayOrder } from '../exchanges/sdk-calls.js';
import { failureAt, respondingWith } from '../failing-servers.js';
import { badGateway, conflict, crash } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };

export const source: Source = {
  mapper: razorpay(),
  cases: {
    'a 401 of Razorpay': {
      make: () => failureAt(respondingWith(401), fetchRazorpayOrder),
      ...badGatewayResponse,
      secrets: ['hunter2', '401'],
    },
    'a 429 of Razorpay': { make: () => failureAt(respondingWith(429), fetchRazorpayOrder), ...badGatewayResponse },
    'an error of the application with the same properties': {
      make: () => Object.assign(new Error('hunter2'), { statusCode: 409, error: {} }),
      status: 409,
      body: conflict,
      secrets: ['hunter2'],
    },
    'an object with other properties': {
      make: () => ({ statusCode: '409', error: 'hunter2' }),
      status: 500,
      body: crash,
      secrets: ['hunter2'],
    },
  },
};

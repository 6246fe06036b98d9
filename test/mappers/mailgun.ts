import { mailgun } from '@faultline/mappers/mailgun';
import { listMailgunDomains } from '../exchanges/sdk-calls.js';
import { failureAt, refused, respondingWith } from '../failing-servers.js';
import { badGateway } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };

export const source: Source = {
  mapper: mailgun(),
  cases: {
    'a 401 of Mailgun': {
      make: () => failureAt(respondingWith(401), listMailgunDomains),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'MailgunAPIError'],
    },
    'a 429 of Mailgun': {
      make: () => failureAt(respondingWith(429), listMailgunDomains),
      ...badGatewayResponse,
      secrets: ['hunter2', '429'],
    },
    // The mapper `axios` maps it.
    'a refused connection': {
      make: () => refused(listMailgunDomains),
      ...badGatewayResponse,
      secrets: ['ECONNREFUSED'],
    },
  },
};

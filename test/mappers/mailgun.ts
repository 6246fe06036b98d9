import { mailgun } from '@faultline/mappers/mailgun';
import Mailgun from 'mailgun.js';
import { failureAt, refused, respondingWith } from '../failing-servers.js';
import { badGateway } from '../problems.js';
import type { Source } from '../source.js';

const badGatewayResponse = { status: 502, body: badGateway };
const listDomains = (url: string): Promise<unknown> =>
  new Mailgun(FormData).client({ username: 'api', key: 'hunter2', url }).domains.list();

export const source: Source = {
  mapper: mailgun(),
  cases: {
    'a 401 of Mailgun': {
      make: () => failureAt(respondingWith(401), listDomains),
      ...badGatewayResponse,
      secrets: ['hunter2', '401', 'MailgunAPIError'],
    },
    'a 429 of Mailgun': {
      make: () => failureAt(respondingWith(429), listDomains),
      ...badGatewayResponse,
      secrets: ['hunter2', '429'],
    },
    // The mapper `axios` maps it.
    'a refused connection': { make: () => refused(listDomains), ...badGatewayResponse, secrets: ['ECONNREFUSED'] },
  },
};

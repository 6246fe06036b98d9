import { expressOpenApiValidator } from '@faultline/mappers/express-openapi-validator';
import { error as errors } from 'express-openapi-validator';
import { badRequest, crash, methodNotAllowed, notFound, problem, unauthorized } from '../problems.js';
import { openApi } from '../open-api.js';
import type { Source } from '../source.js';

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const source: Source = {
  mapper: expressOpenApiValidator(),
  cases: {
    'each part of the request': {
      make: () =>
        openApi(
          '/orders/hunter2?page=hunter2',
          json(
            {
              items: [{ 'pr/ice': 'hunter2' }],
              color: 'hunter2',
              email: 'hunter2',
              code: 'hunter2',
              since: 'hunter2',
              own: 'hunter2',
              'b/ä': 'hunter2',
            },
            { 'x-key': 'hunter2', cookie: 'session=hunter2' },
          ),
        ),
      status: 400,
      body: badRequest(
        '{"detail":"must be integer","parameter":"page","in":"query","code":"type"},{"detail":"must be integer","header":"x-key","code":"type"},{"detail":"must be integer","parameter":"id","in":"path","code":"type"},{"detail":"must be integer","cookie":"session","code":"type"},{"detail":"must NOT have additional properties","pointer":"#/b/%C3%A4","code":"additionalProperties"},{"detail":"must be number","pointer":"#/items/0/pr~1ice","code":"type"},{"detail":"must be equal to one of the allowed values: green, red","pointer":"#/color","code":"enum"},{"detail":"must match format \\"email\\"","pointer":"#/email","code":"format"},{"detail":"must match pattern \\"^\\\\d+$\\"","pointer":"#/code","code":"pattern"},{"detail":"must match format \\"date-time\\"","pointer":"#/since","code":"format"},{"detail":"format is invalid","pointer":"#/own","code":"serdes"}',
      ),
      secrets: ['What is hunter2?'],
    },
    'an unknown parameter': {
      make: () => openApi('/orders/1?page=1&hunter2=secret', json({})),
      status: 400,
      body: badRequest('{"detail":"This parameter is not known.","parameter":"hunter2","in":"query"}'),
      secrets: ["'hunter2'"],
    },
    'an empty parameter': {
      make: () => openApi('/orders/1?page=', json({})),
      status: 400,
      body: badRequest('{"detail":"This parameter is empty.","parameter":"page","in":"query"}'),
    },
    'a parameter with unencoded characters': {
      make: () => openApi('/orders/1?page=1&q=a:hunter2', json({})),
      status: 400,
      body: badRequest('{"detail":"This parameter must be percent-encoded.","parameter":"q","in":"query"}'),
    },
    'an unknown discriminator value': {
      make: () => openApi('/pets', json({ kind: 'hunter2' })),
      status: 400,
      body: badRequest(
        '{"detail":"must be equal to one of the allowed values: cat, dog.","pointer":"#/kind","code":"discriminator"}',
      ),
    },
    'a malformed path': {
      make: () => openApi('/orders/%E0%A4%A', json({})),
      status: 400,
      body: problem(
        'Bad Request',
        400,
        'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
      ),
    },
    'an unmatched route': {
      make: () => openApi('/hunter2'),
      status: 404,
      body: notFound,
      secrets: ['hunter2'],
    },
    'an unsupported method': {
      make: () => openApi('/orders/1', { method: 'DELETE' }),
      status: 405,
      headers: { allow: 'POST' },
      body: methodNotAllowed,
    },
    'an unsupported media type': {
      make: () =>
        openApi('/orders/1?page=1', { method: 'POST', headers: { 'content-type': 'text/hunter2' }, body: 'x' }),
      status: 415,
      body: problem(
        'Unsupported Media Type',
        415,
        'The media format of the requested data is not supported by the server.',
      ),
      secrets: ['hunter2'],
    },
    'missing credentials': {
      make: () => openApi('/secured'),
      status: 401,
      body: unauthorized,
      secrets: ['X-Key'],
    },
    'a security handler that rejects the credentials': {
      make: () => openApi('/secured', { headers: { 'x-key': 'hunter2' } }),
      status: 403,
      body: problem('Forbidden', 403, 'The client does not have access rights to the content.'),
      secrets: ['hunter2'],
    },
    'a body that is too large': {
      make: () => new errors.RequestEntityTooLarge({ path: '/hunter2', message: 'File too large' }),
      status: 413,
      body: problem('Payload Too Large', 413, 'The request is larger than the server is willing or able to process.'),
      secrets: ['hunter2'],
    },
    'an invalid response of the application': {
      make: () => openApi('/broken'),
      status: 500,
      body: crash,
      secrets: ['/response/id', 'must be integer'],
    },
  },
};

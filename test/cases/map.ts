import { runInNewContext } from 'node:vm';
import { BadGateway, Conflict, NotFound } from '@faultline/core';
import { problem } from '../problems.js';
import { type Case, fail } from './case.js';

/** The option `map`. */
export const map: readonly Case[] = [
  {
    name: 'sends the HttpError that map returns; reports the original error',
    thrown: new RangeError('no such page'),
    options: { map: (thrown) => (thrown instanceof RangeError ? new BadGateway('x', { code: 'PAGE' }) : undefined) },
    status: 502,
    body: problem(
      'Bad Gateway',
      502,
      'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid response.',
      ',"code":"PAGE"',
    ),
  },
  {
    name: 'uses the first mapper of a list that returns an HttpError, even if one before it throws',
    thrown: new RangeError('no such page'),
    options: { map: [() => undefined, fail, () => new NotFound('There is no such page.'), () => new Conflict('x')] },
    status: 404,
    body: problem('Not Found', 404, 'There is no such page.'),
    warnings: ['map threw'],
  },
  {
    name: 'sends the thrown error if map returns undefined',
    thrown: new NotFound('x'),
    options: { map: () => {} },
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },
  {
    name: 'sends the thrown error if map returns null',
    thrown: new NotFound('x'),
    options: { map: () => null },
    status: 404,
    body: problem('Not Found', 404, 'x'),
  },
  {
    name: 'sends the thrown error if map throws',
    thrown: new NotFound('x'),
    options: { map: fail },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map threw'],
  },
  {
    name: 'sends the thrown error if map returns something else than an HttpError',
    thrown: new NotFound('x'),
    options: { map: () => ({ status: 200 }) as never },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map must return an HttpError or nothing'],
  },
  {
    name: 'sends the thrown error if map returns a promise that rejects',
    thrown: new NotFound('x'),
    options: { map: () => Promise.reject(new Error('secret')) as never },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map must return an HttpError or nothing'],
  },
  {
    name: 'sends the thrown error if map returns a promise of another realm that rejects',
    thrown: new NotFound('x'),
    options: { map: () => runInNewContext('Promise.reject(new Error("secret"))') as never },
    status: 404,
    body: problem('Not Found', 404, 'x'),
    warnings: ['map must return an HttpError or nothing'],
  },
];

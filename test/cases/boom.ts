import { inspect } from 'node:util';
import { lookUp } from '@faultline/core';
import Boom from '@hapi/boom';
import { crash, notFound, problem } from '../problems.js';
import { type Case, errorWith } from './case.js';

/** A `@hapi/boom` error with a payload that the application has changed. */
const withPayload = (error: Boom.Boom): Boom.Boom => {
  Object.assign(error.output.payload, { message: 'secret', custom: 'secret' });
  return error;
};

const withHeaders = (error: Boom.Boom): Boom.Boom => {
  error.output.headers['X-Own'] = '1';
  return error;
};

/** Errors of `@hapi/boom`. */
export const boomErrors: readonly Case[] = [
  {
    name: 'exposes the message of a 4xx of @hapi/boom; sends its headers',
    thrown: Boom.unauthorized('Log in.', 'Bearer', { realm: 'api' }),
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="api", error="Log in."' },
    body: problem('Unauthorized', 401, 'Log in.'),
  },
  {
    name: 'sends the description of the catalogue if an error of @hapi/boom has no message',
    thrown: Boom.notFound(),
    status: 404,
    body: notFound,
  },
  // Boom's own names of these statuses are those of RFC 2616.
  ...[Boom.clientTimeout(), Boom.entityTooLarge(), Boom.uriTooLong(), Boom.rangeNotSatisfiable()].map((error) => {
    const status = error.output.statusCode;
    const { name, description } = lookUp(status);
    return {
      name: `sends the description of the catalogue for '${error.message}' of @hapi/boom`,
      thrown: error,
      status,
      body: problem(name, status, description),
    };
  }),
  // hapijs/boom#276: users asked for the message of a 5xx in the response.
  { name: 'masks a 5xx of @hapi/boom', thrown: Boom.badImplementation('secret'), status: 500, body: crash },
  // hapijs/boom#153: Boom does not send `data`, so applications copy it into the payload, even if it is not for clients.
  {
    name: 'omits the data and the payload of a 4xx of @hapi/boom',
    thrown: withPayload(Boom.badRequest('No such query.', { secret: 'secret' })),
    status: 400,
    body: problem('Bad Request', 400, 'No such query.'),
  },
  // Boom changes an error that it is given: the message is that of another library.
  ...Object.entries({
    'boomify(error)': Boom.boomify(new Error('secret'), { statusCode: 404 }),
    'boomify(error, message)': Boom.boomify(new Error('secret'), { statusCode: 404, message: 'Not there' }),
    'boomify(boomify(error))': Boom.boomify(Boom.boomify(new Error('secret')), { statusCode: 404 }),
    'new Boom(error)': new Boom.Boom(new Error('secret'), { statusCode: 404 }),
    'notFound(error)': Boom.notFound(new Error('secret') as never),
    'boomify(error) of a class': Boom.boomify(new TypeError('secret'), { statusCode: 404 }),
    'boomify(error) with headers that were added': withHeaders(Boom.boomify(new Error('secret'), { statusCode: 404 })),
  }).map(([call, thrown]) => ({
    name: `masks the message and omits the headers of an error that @hapi/boom was given: ${call}`,
    thrown,
    status: 404,
    headers: { 'x-own': undefined },
    body: notFound,
  })),
  ...Object.entries({
    'new Boom(message)': new Boom.Boom('Gone fishing.', { statusCode: 404 }),
    'notFound(message, data)': Boom.notFound('Gone fishing.', { secret: 'secret' }),
    'boomify(notFound(message))': Boom.boomify(Boom.notFound('Gone fishing.')),
    'boomify(badRequest(message), status)': Boom.boomify(Boom.badRequest('Gone fishing.'), { statusCode: 404 }),
    'new Boom(notFound(message))': new Boom.Boom(Boom.notFound('Gone fishing.')),
  }).map(([call, thrown]) => ({
    name: `exposes the message of an error that @hapi/boom made: ${call}`,
    thrown,
    status: 404,
    body: problem('Not Found', 404, 'Gone fishing.'),
  })),
  ...[null, 'secret', { statusCode: 200 }].map((output) => ({
    name: `sends the status of an error with isBoom: true and output: ${inspect(output)}; masks its message`,
    thrown: errorWith({ isBoom: true, output, status: 404 }),
    status: 404,
    body: notFound,
  })),
  {
    name: 'sends a generic 500 for an error with an output and without isBoom: true',
    thrown: errorWith({ isBoom: 'yes', output: { statusCode: 404, headers: { 'X-Own': '1' } } }),
    status: 500,
    headers: { 'x-own': undefined },
    body: crash,
  },
];

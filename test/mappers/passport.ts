import { passport } from '@faultline/mappers/passport';
import { Passport } from 'passport';
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import { middlewareFailure } from '../middleware-failure.js';
import { crash, problem, unauthorized } from '../problems.js';
import type { Source } from '../source.js';

const authenticator = new Passport();
authenticator.use(
  new JwtStrategy(
    { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'hunter2' },
    (_payload, done) => done(null, false),
  ),
);
authenticator.use(new BearerStrategy((_token, done) => done(null, false, 'hunter2')));

/** Returns the error that passport passes to `next`. */
const authenticationFailure = (strategy: string, authorization?: string): Promise<unknown> =>
  middlewareFailure(authenticator.authenticate(strategy, { session: false, failWithError: true }), '/', {
    headers: authorization === undefined ? {} : { authorization },
  });

const unauthorizedResponse = {
  status: 401,
  headers: { 'www-authenticate': 'Bearer realm="books"' },
  body: unauthorized,
};

export const source: Source = {
  mapper: passport({ challenge: 'Bearer realm="books"' }),
  cases: {
    'a missing token': {
      make: () => authenticationFailure('jwt'),
      ...unauthorizedResponse,
      secrets: ['AuthenticationError'],
    },
    'a malformed token': { make: () => authenticationFailure('jwt', 'Bearer hunter2'), ...unauthorizedResponse },
    'an unknown token': { make: () => authenticationFailure('bearer', 'Bearer hunter2'), ...unauthorizedResponse },
    'a malformed Authorization header': {
      make: () => authenticationFailure('bearer', 'Bearer'),
      status: 400,
      body: problem(
        'Bad Request',
        400,
        'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
      ),
      secrets: ['AuthenticationError'],
    },
    'an unknown strategy': {
      make: () => authenticationFailure('hunter2'),
      status: 500,
      body: crash,
      secrets: ['Unknown authentication strategy', 'hunter2'],
    },
  },
};

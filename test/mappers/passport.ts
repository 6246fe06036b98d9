import { passport } from '@faultline/mappers/passport';
import { Passport } from 'passport';
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import { handedOn } from '../handed-on.js';
import { crash, problem, unauthorized } from '../problems.js';
import type { Source } from '../source.js';

const strategies = new Passport();
strategies.use(
  new JwtStrategy(
    { jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: 'hunter2' },
    (_payload, done) => done(null, false),
  ),
);
strategies.use(new BearerStrategy((_token, done) => done(null, false, 'hunter2')));

/** What it hands to `next` when a request does not authenticate. */
const failure = (strategy: string, authorization?: string): Promise<unknown> =>
  handedOn(strategies.authenticate(strategy, { session: false, failWithError: true }), '/', {
    headers: authorization === undefined ? {} : { authorization },
  });

const refused = { status: 401, headers: { 'www-authenticate': 'Bearer realm="books"' }, body: unauthorized };

export const source: Source = {
  mapper: passport({ challenge: 'Bearer realm="books"' }),
  cases: {
    'no token': { make: () => failure('jwt'), ...refused, secrets: ['AuthenticationError'] },
    'a token that is none': { make: () => failure('jwt', 'Bearer hunter2'), ...refused },
    'a token that nobody has': { make: () => failure('bearer', 'Bearer hunter2'), ...refused },
    'a request that is no request for a token': {
      make: () => failure('bearer', 'Bearer'),
      status: 400,
      body: problem(
        'Bad Request',
        400,
        'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
      ),
      secrets: ['AuthenticationError'],
    },
    'a strategy that is not there': {
      make: () => failure('hunter2'),
      status: 500,
      body: crash,
      secrets: ['Unknown authentication strategy', 'hunter2'],
    },
  },
};

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unauthorized } from '@faultline/core';
import { FaultlineFilter } from '@faultline/nestjs';
import { Controller, Get, Injectable, UseGuards } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import jwt from 'jsonwebtoken';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { platforms, start } from './nest-platforms.js';
import { crash, unauthorized } from './problems.js';
import { type Running, send } from './running-server.js';

const key = 'hunter2 hunter2 hunter2 hunter2 hunter2';

@Injectable()
class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: key });
  }

  validate({ sub }: { sub: string }): { id: string } {
    if (sub === 'bug') throw new Error('secret');
    return { id: sub };
  }
}

/** The guard of packages/nestjs/README.md. */
@Injectable()
class JwtGuard extends AuthGuard('jwt') {
  override handleRequest<User>(error: Error | null, user: User | false, info: unknown): User {
    if (error) throw error;
    if (!user) throw new Unauthorized(undefined, { challenge: 'Bearer realm="books"', cause: info });
    return user;
  }
}

@Controller()
class OrdersController {
  @Get('orders')
  @UseGuards(JwtGuard)
  list(): string[] {
    return [];
  }
}

describe.each(platforms)('AuthGuard of @nestjs/passport in $name', ({ platform }) => {
  const reported: unknown[] = [];
  let running: Running;
  beforeAll(async () => {
    running = await start(platform, {
      module: { controllers: [OrdersController], providers: [JwtStrategy] },
      configure: (app) =>
        app.useGlobalFilters(
          new FaultlineFilter({ onError: (error, _request, { warnings }) => reported.push(error, ...warnings) }),
        ),
    });
  });
  afterAll(() => running.close());

  const sendRequest = (authorization?: string): ReturnType<typeof send> => {
    reported.length = 0;
    return send(running, 'GET /orders', { headers: authorization === undefined ? {} : { authorization } });
  };

  it.each([
    ['no token', undefined],
    ['a malformed token', 'Bearer secret'],
    ['an expired token', `Bearer ${jwt.sign({ sub: '7', exp: 1 }, key)}`],
    ['a token with another signature', `Bearer ${jwt.sign({ sub: '7' }, 'another key')}`],
  ])('sends a 401 with a challenge for %s', async (_name, authorization) => {
    expect(await sendRequest(authorization)).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="books"' },
      body: unauthorized,
    });
    expect(reported).toEqual([]);
  });

  it('calls the handler for a valid token', async () => {
    expect(await sendRequest(`Bearer ${jwt.sign({ sub: '7' }, key)}`)).toMatchObject({ status: 200, body: '[]' });
  });

  it('sends a 500 if the strategy fails', async () => {
    const { headers, ...response } = await sendRequest(`Bearer ${jwt.sign({ sub: 'bug' }, key)}`);
    expect(response).toMatchObject({ status: 500, body: crash });
    expect(headers).not.toHaveProperty('www-authenticate');
    expect(reported).toEqual([new Error('secret')]);
  });
});

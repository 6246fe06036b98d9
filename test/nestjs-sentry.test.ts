import { describe, expect, it } from '@jest/globals';
import { BadGateway, type FaultlineOptions, NotFound } from '@faultline/core';
import { zod } from '@faultline/mappers/zod';
import { FaultlineFilter, type NestRequest } from '@faultline/nestjs';
import { type ArgumentsHost, Catch, Controller, Get, NotFoundException } from '@nestjs/common';
import * as Sentry from '@sentry/nestjs';
import { z } from 'zod';
import { platforms, start } from './nest-platforms.js';
import { send, whileRunning } from './running-server.js';

const captured: string[] = [];

Sentry.init({
  dsn: 'https://key@sentry.example/1',
  // The default integrations would instrument this process, and with it the other tests.
  defaultIntegrations: false,
  beforeSend: ({ exception }) => {
    const { type, value, stacktrace } = exception!.values!.at(-1)!;
    captured.push(`${type}: ${value!.split('\n')[0]}${stacktrace === undefined ? ', without a stack' : ''}`);
    return null;
  },
});

@Controller()
class BooksController {
  @Get('bug')
  bug(): never {
    throw new Error('secret');
  }

  @Get('upstream')
  upstream(): never {
    throw new BadGateway('The publisher did not answer.');
  }

  @Get('missing')
  missing(): never {
    throw new NotFound('No such book.');
  }

  @Get('exception')
  exception(): never {
    throw new NotFoundException('No such book.');
  }

  @Get('invalid')
  invalid(): void {
    z.string().parse(7);
  }
}

const paths = ['bug', 'upstream', 'missing', 'exception', 'invalid', 'nowhere'];

describe.each(platforms)('FaultlineFilter with Sentry in $name', ({ platform }) => {
  /** Sends one request to each path, and returns the captured errors. */
  const captures = async (filter: FaultlineFilter): Promise<string[]> => {
    captured.length = 0;
    const started = start(platform, {
      module: { controllers: [BooksController] },
      configure: (app) => app.useGlobalFilters(filter),
    });
    await whileRunning(started, async (running) => {
      for (const path of paths) {
        // oxlint-disable-next-line no-await-in-loop -- the test compares the order of the captured errors
        await send(running, `GET /${path}`);
      }
    });
    await Sentry.flush(1000);
    return captured;
  };

  it('captures each 5xx once in onError, with its stack, and no 4xx', async () => {
    const options: FaultlineOptions<NestRequest> = {
      map: zod(),
      onError: (error) => void Sentry.captureException(error),
    };
    expect(await captures(new FaultlineFilter(options))).toEqual([
      'Error: secret',
      'BadGateway: The publisher did not answer.',
    ]);
  });

  it('captures each 5xx and each error that map turns into a 4xx with @SentryExceptionCaptured()', async () => {
    @Catch()
    class AllErrorsFilter extends FaultlineFilter {
      @Sentry.SentryExceptionCaptured()
      override catch(thrown: unknown, host: ArgumentsHost): void {
        super.catch(thrown, host);
      }
    }
    expect(await captures(new AllErrorsFilter({ map: zod(), onError: () => {} }))).toEqual([
      'Error: secret',
      'BadGateway: The publisher did not answer.',
      'ZodError: [',
    ]);
  });
});

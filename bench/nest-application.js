import 'reflect-metadata';
import { FaultlineFilter } from '@faultline/nestjs';
import { Catch, Controller, Get, HttpException, Module } from '@nestjs/common';
import { HttpAdapterHost, NestFactory } from '@nestjs/core';
import filters from 'nest-problem-details-filter';
import { TooManyRequests } from '@faultline/core';
import { deep, message, prepareExchange, RateLimited } from './too-many-requests.js';

class ConstantFilter {
  #write;

  constructor(write) {
    this.#write = write;
  }

  catch(_error, host) {
    this.#write(host.switchToHttp().getResponse());
  }
}
Catch()(ConstantFilter);

/** Creates a Nest application with one route, and returns the work of a contender: one request. */
async function application(platform, handle, filter) {
  class ReportsController {
    list() {
      return handle();
    }
  }
  const { prototype } = ReportsController;
  Get('reports')(prototype, 'list', Object.getOwnPropertyDescriptor(prototype, 'list'));
  Controller()(ReportsController);
  class ReportsModule {}
  Module({ controllers: [ReportsController] })(ReportsModule);

  const app = await NestFactory.create(ReportsModule, platform.adapter(), { logger: false });
  if (filter !== undefined) app.useGlobalFilters(filter(app));
  await app.init();
  return prepareExchange(await platform.listener(app));
}

const throwing = (make) => () =>
  deep(10, () => {
    throw make();
  });
const httpException = throwing(() => new HttpException(message, 429));

export const floor = 'a plain Error, a constant filter';
export const builtIn = "Nest's built-in filter";

/** The contenders on one platform of Nest. */
export function contendersOn(platform) {
  const bare = () =>
    application(
      platform,
      throwing(() => new RateLimited(message)),
      () => new ConstantFilter(platform.writeConstant),
    );
  return {
    [floor]: bare,
    'the floor again (A/A)': bare,
    Faultline: () =>
      application(
        platform,
        throwing(() => new TooManyRequests(message, { retryAfter: 60 })),
        () => new FaultlineFilter(),
      ),
    "Faultline, Nest's HttpException": () => application(platform, httpException, () => new FaultlineFilter()),
    [builtIn]: () => application(platform, httpException),
    'nest-problem-details-filter': () =>
      application(platform, httpException, (app) => new filters.HttpExceptionFilter(app.get(HttpAdapterHost))),
  };
}

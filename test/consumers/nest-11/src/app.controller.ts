import { TooManyRequests } from '@faultline/core';
import { Controller, Get } from '@nestjs/common';

@Controller()
export class AppController {
  @Get('reports')
  list(): never {
    throw new TooManyRequests('100 requests an hour', { retryAfter: 60 });
  }

  @Get('bug')
  bug(): never {
    throw new Error('hunter2');
  }
}

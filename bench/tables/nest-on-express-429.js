import { ExpressAdapter } from '@nestjs/platform-express';
import { builtIn, contendersOn, floor } from '../nest-application.js';
import { writeConstant } from '../too-many-requests.js';

export { floor };
export const title = 'Nest 12 on Express: a 429, thrown 10 frames deep';

export const contenders = contendersOn({
  adapter: () => new ExpressAdapter(),
  listener: (app) => app.getHttpAdapter().getInstance(),
  writeConstant,
});

export const targets = [
  { of: 'Faultline', against: floor, atMost: 1.1 },
  { of: 'Faultline', against: builtIn, atMost: 0.85 },
];

import { errorHandler, faultline, notFound } from '@faultline/express';
import { FaultlineFilter, FaultlineModule, frameworkErrors } from '@faultline/nestjs';
import type { ExceptionFilter } from '@nestjs/common';
import express from 'express';

const app = express();
app.use(faultline());
app.use('/api', notFound(), errorHandler({ onError: (error, request) => console.error(request.originalUrl, error) }));
// @ts-expect-error an unknown option
app.use(faultline({ includeStacks: true }));
// @ts-expect-error it must be a boolean
app.use(faultline({ reportClientErrors: 'yes' }));

export const filter: ExceptionFilter = new FaultlineFilter({ contact: 'care@books.example' });
FaultlineModule.forRoot({ onError: (error, request) => console.error(request.method, error) });
FaultlineModule.forRootAsync({ useFactory: () => ({ typeBaseUrl: 'https://books.example/problems/' }) });
frameworkErrors({ reportClientErrors: true });
// @ts-expect-error an unknown option
new FaultlineFilter({ logger: console });
// @ts-expect-error the factory must return options
FaultlineModule.forRootAsync({ useFactory: () => ({ logger: console }) });

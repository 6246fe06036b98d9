import { type FaultlineOptions, HttpError, isHttpError, NotFound, TooManyRequests } from '@faultline/core';
import { faultline, frameworkErrors } from '@faultline/fastify';
import { fastify, type FastifyRequest } from 'fastify';

const options: FaultlineOptions<FastifyRequest> = {
  map: (thrown) => (thrown instanceof RangeError ? new NotFound() : undefined),
  onError: (reported, request) => console.error(request.method, request.url, reported),
};
const error = new TooManyRequests('100 requests an hour', { retryAfter: 60 });
const status: 429 = error.status;
const unknown: unknown = error;
if (!isHttpError(unknown) || !(unknown instanceof HttpError) || unknown.status !== status) throw new Error();

async function main(): Promise<void> {
  const app = fastify({ logger: { level: 'silent' }, frameworkErrors: frameworkErrors() });
  await app.register(faultline, options);
  await app.register(async (inner) => void inner.register(faultline), { prefix: '/other' });
  // @ts-expect-error -- an unknown option
  if (process.argv.length > 99) await app.register(faultline, { includeStacks: true });
  app.get('/reports', () => {
    throw error;
  });
  app.get('/bug', () => {
    throw new Error('hunter2');
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  console.log(`listening on ${new URL(url).port}`);
}
void main();

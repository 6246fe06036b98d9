import { serve } from '@hono/node-server';
import { app } from './app.js';

const port = Number(process.env['PORT'] ?? 3003);

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () =>
  console.log(`The bookshop on Hono: http://127.0.0.1:${port}/books`),
);
server.on('error', (error: Error) => {
  console.error(`${error.message}. Set PORT to a free port.`);
  process.exitCode = 1;
});

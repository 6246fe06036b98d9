import { app } from './app.js';

const port = Number(process.env['PORT'] ?? 3002);

try {
  await app.listen({ host: '127.0.0.1', port });
  console.log(`The bookshop on Fastify: http://127.0.0.1:${port}/books`);
} catch (error) {
  console.error(`${(error as Error).message}. Set PORT to a free port.`);
  process.exitCode = 1;
}

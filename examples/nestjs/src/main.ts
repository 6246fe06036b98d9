import { app } from './app.js';

const port = Number(process.env['PORT'] ?? 3001);

try {
  await app.listen(port, '127.0.0.1');
  console.log(`The bookshop on NestJS: http://127.0.0.1:${port}/books`);
} catch (error) {
  console.error(`${(error as Error).message}. Set PORT to a free port.`);
  process.exitCode = 1;
}

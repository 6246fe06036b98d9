import { app } from './app.js';

const port = Number(process.env['PORT'] ?? 3000);

app.listen(port, '127.0.0.1', (error) => {
  if (error === undefined) return console.log(`The bookshop on Express: http://127.0.0.1:${port}/books`);
  console.error(`${error.message}. Set PORT to a free port.`);
  process.exitCode = 1;
});

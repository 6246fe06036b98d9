import { createServer } from 'node:http';
import { runInThisContext } from 'node:vm';
import type Express from 'express';
import { failureWith } from './failing-servers.js';

/**
 * Loads a package outside of Jest's realm. In Jest's realm, errors of the file system are not instances of `Error`. `http-errors`
 * then omits their message, which contains the path of the file. `send` uses `http-errors`.
 */
export const requireOutside = (runInThisContext('process') as NodeJS.Process)
  .getBuiltinModule('module')
  .createRequire(import.meta.url);
export const express = requireOutside('express') as typeof Express;

/** Sends a request to middleware. Returns the error that the middleware passes to `next`. */
export async function middlewareFailure(
  middleware: Express.RequestHandler,
  path: string,
  init?: RequestInit,
): Promise<unknown> {
  const app = express();
  const failed = new Promise<unknown>((resolve) => {
    app.use(middleware, ((error, _request, response, _next) => {
      resolve(error);
      response.set('Connection', 'close').end();
    }) as Express.ErrorRequestHandler);
  });
  return failureWith(createServer(app), async (port) => {
    await (await fetch(`http://127.0.0.1:${port}${path}`, init)).text();
    throw await failed;
  });
}

import { createServer } from 'node:http';
import { runInThisContext } from 'node:vm';
import type Express from 'express';
import { failureWith } from './failing-servers.js';

/**
 * Packages as they are outside of Jest's realm. Inside, an error of the file system is no `instanceof Error`, and what
 * `http-errors` makes of it, for `send` too, lacks its message, which tells the path.
 */
export const requireOutside = (runInThisContext('process') as NodeJS.Process)
  .getBuiltinModule('module')
  .createRequire(import.meta.url);
export const express = requireOutside('express') as typeof Express;

/** What middleware hands to `next` when a request is made to it. */
export async function handedOn(middleware: Express.RequestHandler, path: string, init?: RequestInit): Promise<unknown> {
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

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { app as express } from '@faultline/example-express';
import { app as fastify } from '@faultline/example-fastify';
import { app as hono } from '@faultline/example-fetch';
import { app as nest } from '@faultline/example-nestjs';
import { createAdaptorServer } from '@hono/node-server';

/** One of the examples, with a running server. */
export interface Shop {
  readonly name: string;
  readonly origin: string;
  /** A message if the shop listens on another port than usual. */
  readonly notice?: string;
  readonly close: () => Promise<unknown>;
}

/**
 * Starts the examples on Express and NestJS, or all examples, in this process, on ports from 3000, or on free ports if these are
 * in use.
 */
export async function openShops(all: boolean): Promise<Shop[]> {
  await nest.init();
  const shops = [
    await open('Express', createServer(express), 3000),
    await open('NestJS', nest.getHttpServer() as Server, 3001),
  ];
  if (!all) return shops;
  await fastify.ready();
  const honoServer = createAdaptorServer({ fetch: hono.fetch, overrideGlobalObjects: false }) as Server;
  return [...shops, await open('Fastify', fastify.server, 3002), await open('Hono', honoServer, 3003)];
}

async function open(name: string, server: Server, wanted: number): Promise<Shop> {
  const port = await listen(server, wanted);
  return {
    name,
    origin: `http://127.0.0.1:${port}`,
    ...(port !== wanted && { notice: `Port ${wanted} is in use: ${name} listens on ${port} instead.` }),
    close: () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      return closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  }
  return (server.address() as AddressInfo).port;
}

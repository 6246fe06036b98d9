// For authors of adapters of frameworks that run on Fastify.
export type { FastifyInstance, FastifyReply, FastifyRequest } from './fastify-parts.js';
export { createReplyWriter } from './reply-writer.js';
export { findFastifyMethods } from './routes.js';

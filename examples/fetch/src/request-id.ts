import type { Context, MiddlewareHandler } from 'hono';

/** The variables of Hono's context. */
export interface WithRequestId {
  readonly Variables: { readonly requestId: string };
}

/** Middleware. Gives each request an id: that of the client, if it is short and harmless, or a new one. */
export const assignRequestId: MiddlewareHandler<WithRequestId> = async (context, next) => {
  const sent = context.req.header('X-Request-Id') ?? '';
  const id = /^[\w-]{1,64}$/.test(sent) ? sent : crypto.randomUUID();
  context.set('requestId', id);
  context.header('X-Request-Id', id);
  await next();
};

/** The option `extensions`: the members of every problem. */
export function addRequestId(_thrown: unknown, context: Context<WithRequestId>): { readonly requestId: string } {
  return { requestId: context.get('requestId') };
}

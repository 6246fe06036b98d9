/** The part of Hono's `Context` that the error handler uses. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
  /** The response that the handlers have prepared. */
  res: Response | undefined;
  newResponse(body: ReadableStream | null, response: Response): Response;
}

/** The first parameter of a handler: a `Request`, or the object with it that SvelteKit, React Router and others pass. */
export type RequestSource = Request | { readonly request: Request };

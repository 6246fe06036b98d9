declare module 'express4' {
  export { default } from 'express';
  export type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
}

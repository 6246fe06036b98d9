import { isDefaultMessage } from '../catalogue/default-message.js';

/** The method of a problem type that fills in its declared `detail`; for all copies and versions of this package. */
export const declaredDetail: unique symbol = Symbol.for('@faultline/core declaredDetail') as never;

/** The declared detail of an error without a message of its own; `undefined` if its class declares none. */
export function declaredDetailOf(error: object, status: number, message: unknown): string | undefined {
  const describe = (error as { readonly [declaredDetail]?: (this: object) => string | undefined })[declaredDetail];
  return typeof describe === 'function' && isDefaultMessage(status, message) ? describe.call(error) : undefined;
}

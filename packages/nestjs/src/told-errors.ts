import type { FieldError } from '@faultline/core';
import type { RequestLocation } from '@faultline/mappers/class-validator';
import { type ArgumentMetadata, HttpException } from '@nestjs/common';

/** Not a `WeakMap`: the filter and the pipes are files of their own, and both formats may be in one process. */
const key = Symbol.for('@faultline/nestjs field errors');

/** Has an exception of Nest's tell field errors in place of its list of messages. For any other filter it is as it was. */
export function tell(exception: unknown, errors: readonly FieldError[]): void {
  if (exception instanceof HttpException) Object.defineProperty(exception, key, { value: errors });
}

/** The field errors that an exception was given. */
export function toldBy(exception: HttpException): readonly FieldError[] | undefined {
  const errors: unknown = Reflect.get(exception, key);
  return Array.isArray(errors) ? (errors as readonly FieldError[]) : undefined;
}

/**
 * Calls a validator's `fieldErrors` for what is bound to a parameter of a handler. Of what a decorator of the application
 * made, nothing tells where in the request it was.
 */
export function errorsAt(
  { type, data }: ArgumentMetadata,
  fieldErrors: (location: RequestLocation) => FieldError[],
): FieldError[] {
  if (type === 'custom') return fieldErrors('body').map(({ detail, code }) => ({ detail, code }));
  const part = type === 'param' ? 'path' : type;
  return fieldErrors(data === undefined ? part : { part, path: [data] });
}

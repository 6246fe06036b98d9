import type { FieldError } from '@faultline/core';
import type { RequestLocation } from '@faultline/mappers/class-validator';
import { type ArgumentMetadata, HttpException } from '@nestjs/common';

/** Not a `WeakMap`: the filter and the pipes may come from two copies of this package, ES module and CommonJS. */
const key = Symbol.for('@faultline/nestjs field errors');

/** Gives an exception of Nest field errors, which our filter exposes in the place of its list of messages. */
export function attachFieldErrors(exception: unknown, errors: readonly FieldError[]): void {
  if (exception instanceof HttpException) Object.defineProperty(exception, key, { value: errors });
}

/** The field errors that an exception was given. */
export function attachedFieldErrors(exception: HttpException): unknown {
  return Reflect.get(exception, key);
}

/**
 * Calls the `fieldErrors` of a validator with the location that a parameter of a handler is bound to. The location of a
 * parameter with a decorator of the application is not known.
 */
export function fieldErrorsAt(
  { type, data }: ArgumentMetadata,
  fieldErrors: (location: RequestLocation) => FieldError[],
): FieldError[] {
  if (type === 'custom') return fieldErrors('body').map(({ detail, code }) => ({ detail, code }));
  const part = type === 'param' ? 'path' : type;
  return fieldErrors(data === undefined ? part : { part, path: [data] });
}

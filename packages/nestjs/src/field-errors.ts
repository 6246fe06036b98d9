import type { FieldErrorList, RequestLocation } from '@faultline/mappers/class-validator';
import { type ArgumentMetadata, HttpException } from '@nestjs/common';

/** Not a `WeakMap`: the filter and the pipes may come from two copies of this package, ES module and CommonJS. */
const key = Symbol.for('@faultline/nestjs field errors');

/** Gives an exception of Nest field errors, which our filter exposes instead of its list of messages. */
export function attachFieldErrors(exception: unknown, errors: FieldErrorList): void {
  if (exception instanceof HttpException) Object.defineProperty(exception, key, { value: errors });
}

/** The field errors that an exception was given, and the number of all. */
export function attachedFieldErrors(exception: HttpException): { errors: unknown; errorCount: unknown } | undefined {
  const errors = Reflect.get(exception, key) as FieldErrorList | undefined;
  return errors && { errors, errorCount: errors.errorCount };
}

/**
 * Calls the `fieldErrors` of a validator with the location that a parameter of a handler is bound to. The location of a
 * parameter with a decorator of the application is not known.
 */
export function fieldErrorsAt(
  { type, data }: ArgumentMetadata,
  fieldErrors: (location: RequestLocation) => FieldErrorList,
): FieldErrorList {
  if (type === 'custom') {
    const errors = fieldErrors('body');
    for (const [index, { detail, code }] of errors.entries()) errors[index] = { detail, code };
    return errors;
  }
  const part = type === 'param' ? 'path' : type;
  return fieldErrors(data === undefined ? part : { part, path: [data] });
}

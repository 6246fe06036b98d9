import { fieldErrors } from '@faultline/mappers/class-validator';
import {
  type ArgumentMetadata,
  Injectable,
  type ValidationError,
  ValidationPipe as NestValidationPipe,
} from '@nestjs/common';
import { attachFieldErrors, fieldErrorsAt } from './field-errors.js';

/**
 * Nest's `ValidationPipe` with all its options. Its exceptions also give each error a location, which `FaultlineFilter` sends:
 * a pointer into the body, or a parameter of the query or the path. It does not change the exceptions of an
 * `exceptionFactory` of the application.
 *
 * @example
 * ```ts
 * app.useGlobalPipes(new ValidationPipe({ transform: true }));
 * ```
 */
@Injectable()
export class ValidationPipe extends NestValidationPipe {
  /** The validator's errors of each exception; only `transform` knows their location. */
  readonly #found = new WeakMap<object, readonly ValidationError[]>();

  override createExceptionFactory(): (errors?: ValidationError[]) => unknown {
    const create = super.createExceptionFactory();
    return (errors = []) => {
      const exception = create(errors);
      if (!this.isDetailedOutputDisabled) this.#found.set(exception as object, errors);
      return exception;
    };
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await super.transform(value, metadata);
    } catch (exception) {
      const errors = this.#found.get(exception as object);
      if (errors !== undefined) {
        attachFieldErrors(
          exception,
          fieldErrorsAt(metadata, (location) => fieldErrors(errors, location)),
        );
      }
      throw exception;
    }
  }
}

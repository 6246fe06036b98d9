import { fieldErrors } from '@faultline/mappers/class-validator';
import {
  type ArgumentMetadata,
  Injectable,
  type ValidationError,
  ValidationPipe as NestValidationPipe,
} from '@nestjs/common';
import { errorsAt, tell } from './told-errors.js';

/**
 * Nest's `ValidationPipe`, with all its options and its exceptions, of which `FaultlineFilter` tells where each error is: a
 * pointer into the body, or the parameter of the query or the path. What an `exceptionFactory` of the application makes is
 * left as it is.
 *
 * @example
 * ```ts
 * app.useGlobalPipes(new ValidationPipe({ transform: true }));
 * ```
 */
@Injectable()
export class ValidationPipe extends NestValidationPipe {
  /** What each exception was made of, until `transform` tells where that is. */
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
        tell(
          exception,
          errorsAt(metadata, (place) => fieldErrors(errors, place)),
        );
      }
      throw exception;
    }
  }
}

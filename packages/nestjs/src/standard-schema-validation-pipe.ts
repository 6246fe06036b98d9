import { fieldErrors, type StandardIssue } from '@faultline/mappers/standard-schema';
import {
  type ArgumentMetadata,
  Injectable,
  Optional,
  StandardSchemaValidationPipe as NestPipe,
  type StandardSchemaValidationPipeOptions,
} from '@nestjs/common';
import { attachFieldErrors, fieldErrorsAt } from './field-errors.js';

/**
 * The `StandardSchemaValidationPipe` of Nest 12 with all its options. Its exceptions also give each issue a location, which
 * `FaultlineFilter` sends: a pointer into the body, or a parameter of the query or the path. It does not change the
 * exceptions of an `exceptionFactory` of the application.
 *
 * @example
 * ```ts
 * app.useGlobalPipes(new StandardSchemaValidationPipe());
 * ```
 */
@Injectable()
export class StandardSchemaValidationPipe extends NestPipe {
  /** The issues of each exception; only `transform` knows their location. */
  readonly #found = new WeakMap<object, readonly StandardIssue[]>();

  constructor(@Optional() options?: StandardSchemaValidationPipeOptions) {
    super(options);
    if (options?.exceptionFactory !== undefined) return;
    const create = this.exceptionFactory;
    this.exceptionFactory = (issues) => {
      const exception = create(issues) as object;
      this.#found.set(exception, issues);
      return exception;
    };
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (exception) {
      const issues = this.#found.get(exception as object);
      if (issues !== undefined) {
        attachFieldErrors(
          exception,
          fieldErrorsAt(metadata, (location) => fieldErrors(issues, location, value)),
        );
      }
      throw exception;
    }
  }
}

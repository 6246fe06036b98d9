import { fieldErrors, type StandardIssue } from '@faultline/mappers/standard-schema';
import {
  type ArgumentMetadata,
  Injectable,
  Optional,
  StandardSchemaValidationPipe as NestPipe,
  type StandardSchemaValidationPipeOptions,
} from '@nestjs/common';
import { errorsAt, tell } from './told-errors.js';

/**
 * The `StandardSchemaValidationPipe` of Nest 12, with all its options and its exceptions, of which `FaultlineFilter` tells
 * where each issue is: a pointer into the body, or the parameter of the query or the path. What an `exceptionFactory` of the
 * application makes is left as it is.
 *
 * @example
 * ```ts
 * app.useGlobalPipes(new StandardSchemaValidationPipe());
 * ```
 */
@Injectable()
export class StandardSchemaValidationPipe extends NestPipe {
  /** What each exception was made of, until `transform` tells where that is. */
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
        tell(
          exception,
          errorsAt(metadata, (place) => fieldErrors(issues, place, value)),
        );
      }
      throw exception;
    }
  }
}

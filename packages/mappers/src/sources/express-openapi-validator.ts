import { type FieldError, HttpError, type Mapper } from '@faultline/core';
import { parseJsonPointer } from '../shared/paths.js';
import {
  createFieldError,
  createInvalidRequestError,
  type FieldErrorFactory,
  findRequestPart,
  listFieldErrors,
  type ValidatorOptions,
} from '../shared/validation.js';

/** An error of express-openapi-validator: the members that the mapper reads. */
interface OpenApiError extends Error {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly OpenApiErrorItem[];
}

interface OpenApiErrorItem {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string | undefined;
}

/**
 * Maps the errors of express-openapi-validator to an `HttpError` with the same status: 400 with one field error for each of
 * its errors; 401, 403, 404, 405 with `Allow`, 406, 413 and 415. The option `status` replaces only the 400. An invalid
 * response of the application is not mapped and stays a 500.
 *
 * @example
 * ```ts
 * app.use(faultline({ map: [expressOpenApiValidator()] }));
 * ```
 */
export function expressOpenApiValidator(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    if (!isOpenApiError(thrown) || !(thrown.status >= 400 && thrown.status < 500)) return undefined;
    if (thrown.status === 400) {
      return createInvalidRequestError(listFieldErrors(createFactories(thrown.errors)), thrown, options, 400);
    }
    const allow = thrown.status === 405 ? thrown.headers?.['Allow'] : undefined;
    return new HttpError(thrown.status, undefined, { cause: thrown, ...(allow && { headers: { allow } }) });
  };
}

/** The errors have the reason phrase as their name, and always have the properties `path` and `headers`. */
function isOpenApiError(thrown: unknown): thrown is OpenApiError {
  if (!(thrown instanceof Error) || !('status' in thrown) || !('errors' in thrown)) return false;
  const errorName =
    /^(?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Request Entity Too Large|Unsupported Media Type)$/;
  return errorName.test(thrown.name) && 'path' in thrown && 'headers' in thrown && Array.isArray(thrown.errors);
}

function* createFactories(items: readonly OpenApiErrorItem[]): Generator<FieldErrorFactory> {
  for (const item of items) {
    const part = findRequestPart(item.path.split('/', 2)[1]);
    // Only the errors of a schema have a code. For other errors, `path` is the path of the URL, or of a query parameter.
    if (item.errorCode !== undefined) yield () => createSchemaError(item, item.errorCode!);
    else if (discriminatorMessage.test(item.message)) yield () => createDiscriminatorError(item.message);
    else if (part === 'query' && item.message.includes(`'${item.path.slice('/query/'.length)}'`)) {
      yield () => createQueryError(item);
    }
  }
}

function createSchemaError({ path, message }: OpenApiErrorItem, errorCode: string): FieldError {
  const part = findRequestPart(path.split('/', 2)[1]);
  const keys = parseJsonPointer(path.slice(path.indexOf('/', 1) === -1 ? path.length : path.indexOf('/', 1)));
  const code = errorCode.replace(/\.openapi\.validation$/, '');
  // The message of `serdes` is that of an error in the application's own deserializer.
  const detail = code === 'serdes' ? 'format is invalid' : message;
  return part === undefined ? { detail, code } : createFieldError(part, keys, detail, code);
}

const discriminatorMessage = /^'([^']+)' must be equal to one of the allowed values: /;

function createDiscriminatorError(message: string): FieldError {
  const [, name = ''] = discriminatorMessage.exec(message)!;
  return createFieldError('body', [name], message.slice(name.length + 3), 'discriminator');
}

function createQueryError({ path, message }: OpenApiErrorItem): FieldError {
  const detail = queryDetails.find(([start]) => message.startsWith(start))?.[1] ?? 'This parameter is not valid.';
  return createFieldError('query', [path.slice('/query/'.length)], detail);
}

/** The start of each message that quotes the name of a query parameter, and the detail that replaces the message. */
const queryDetails: readonly (readonly [string, string])[] = [
  ['Unknown query parameter ', 'This parameter is not known.'],
  ['Empty value found ', 'This parameter is empty.'],
  ['Parameter ', 'This parameter must be percent-encoded.'],
];

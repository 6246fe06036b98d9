import { type FieldError, HttpError, type Mapper } from '@faultline/core';
import { invalidRequest, type ValidatorOptions } from '../invalid-request.js';
import { fieldErrorAt, partOf } from '../place.js';
import { readPointer } from '../read-pointer.js';

/** The part of an error of express-openapi-validator that is told or must not be. */
interface OpenApiError extends Error {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly errors: readonly OpenApiItem[];
}

interface OpenApiItem {
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string | undefined;
}

/**
 * Turns the errors of express-openapi-validator into those of its status: 400 with one field error for each of its own; 401,
 * 403, 404, 405 with `Allow`, 406, 413, 415. A response that does not validate is its 500, and stays one.
 */
export function expressOpenApiValidator(options: ValidatorOptions = {}): Mapper {
  return (thrown) => {
    if (!isOpenApiError(thrown) || !(thrown.status >= 400 && thrown.status < 500)) return undefined;
    if (thrown.status === 400) return invalidRequest(thrown.errors.flatMap(fieldErrors), thrown, options, 400);
    const allow = thrown.status === 405 ? thrown.headers?.['Allow'] : undefined;
    return new HttpError(thrown.status, undefined, { cause: thrown, ...(allow && { headers: { allow } }) });
  };
}

/** Its classes have the reason phrase as their name, and tell the path and the headers even where there are none. */
function isOpenApiError(thrown: unknown): thrown is OpenApiError {
  if (!(thrown instanceof Error) || !('status' in thrown) || !('errors' in thrown)) return false;
  const isNamed =
    /^(?:Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Request Entity Too Large|Unsupported Media Type)$/;
  return isNamed.test(thrown.name) && 'path' in thrown && 'headers' in thrown && Array.isArray(thrown.errors);
}

function fieldErrors({ path, message, errorCode }: OpenApiItem): FieldError[] {
  const [part, ...names] = readPointer(path);
  const place = partOf(part);
  // What a schema found
  if (errorCode !== undefined) {
    const code = errorCode.replace(/\.openapi\.validation$/, '');
    // The text of what the application's own deserialiser threw
    const detail = code === 'serdes' ? 'format is invalid' : message;
    return [place === undefined ? { detail, code } : fieldErrorAt(place, names, detail, code)];
  }
  // What is not in a schema: the path is that of the request, unless it is a parameter of the query.
  const discriminator = /^'([^']+)' must be equal to one of the allowed values: /.exec(message)?.[1];
  if (discriminator !== undefined) {
    return [fieldErrorAt('body', [discriminator], message.slice(discriminator.length + 3), 'discriminator')];
  }
  const name = names.join('/');
  const isOfQuery = place === 'query' && message.includes(`'${name}'`);
  if (!isOfQuery) return [];
  const problem = queryProblems.find(([text]) => message.startsWith(text))?.[1] ?? 'This parameter is not valid.';
  return [fieldErrorAt('query', [name], problem)];
}

/** The texts that name the parameter of a query, and ours without its name. */
const queryProblems: readonly (readonly [string, string])[] = [
  ['Unknown query parameter ', 'This parameter is not known.'],
  ['Empty value found ', 'This parameter is empty.'],
  ['Parameter ', 'This parameter must be percent-encoded.'],
];

import { type ErrorClass, fillPlaceholders, lookUp, type ProblemType, problemTypeOf } from '@faultline/core';
import { jsonSchemaOf } from '../json-schema.js';
import { schemaName, schemaReference, statusSchemaName } from './component-names.js';
import { exampleProperties } from './example-value.js';
import { flattenMembers } from './flat-members.js';

/** A reference to a part of an OpenAPI document. */
export interface OpenApiReference {
  $ref: string;
}

/** The response of an OpenAPI document with the problems of one status. */
export interface ProblemResponse {
  description: string;
  headers?: Record<string, { description: string; schema: { type: 'string' } }>;
  content: {
    'application/problem+json': {
      schema: { anyOf: OpenApiReference[] };
      examples?: Record<string, ProblemExample>;
    };
  };
}

/** An example of a problem. */
export interface ProblemExample {
  summary: string;
  value: Record<string, unknown>;
}

/** The responses of an operation with problems, by status, and `default` for all other errors. */
export interface ProblemResponses {
  [status: number]: ProblemResponse;
  default: OpenApiReference;
}

/**
 * The statuses of problems without a type of their own that the server sends itself, whatever an operation declares: 400, 413
 * and 415 come from parsers, 404 and 405 from routers, 422 from validators, and 500 is every unexpected error. So a response
 * with one of these statuses always lists such a problem too.
 */
const serverStatuses: ReadonlySet<number> = new Set([400, 404, 405, 413, 415, 422, 500]);

/** The header fields that the errors of a status can have. */
const statusHeaders: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'How to authenticate.' },
  405: { Allow: 'The methods that the resource supports.' },
  407: { 'Proxy-Authenticate': 'How to authenticate.' },
  413: { 'Retry-After': 'When to try again: seconds, or a date.' },
  415: {
    Accept: 'The media types that the resource accepts.',
    'Accept-Encoding': 'The content codings that the resource accepts.',
  },
  416: { 'Content-Range': 'The length of the whole representation.' },
  426: { Upgrade: 'The protocols to change to.' },
  429: { 'Retry-After': 'When to try again: seconds, or a date.' },
  451: { Link: 'The party that blocks the resource.' },
  503: { 'Retry-After': 'When to try again: seconds, or a date.' },
};

/**
 * The responses of an operation, for the `responses` of an OpenAPI document: the problems of the given classes, grouped by
 * status, and `default` for all other errors. They refer to schemas and to a response that {@link withProblems} adds to the
 * document.
 *
 * @param classes Declared classes, which must be in a registry, and classes of the catalogue.
 * @throws {TypeError} if a declared class is in no registry.
 * @example
 * ```ts
 * const responses = { 201: { description: 'The order.' }, ...problemResponses(OutOfStock, NotFound, TooManyRequests) };
 * ```
 */
export function problemResponses(...classes: readonly ErrorClass[]): ProblemResponses {
  const types = [...new Set(classes)].map((errorClass) => problemTypeOf(errorClass));
  const responses: ProblemResponses = { default: { $ref: '#/components/responses/Problem' } };
  for (const { status } of types) responses[status] ??= responseOf(status, types);
  return responses;
}

function responseOf(status: number, all: readonly ProblemType[]): ProblemResponse {
  const types = all.filter((type) => type.status === status);
  const names = types.map(schemaName);
  if (serverStatuses.has(status)) names.push(statusSchemaName(status));
  const headers = Object.assign({}, statusHeaders[status], ...types.map((type) => type.headers)) as Record<
    string,
    string
  >;
  const examples = exampleProblems(types);
  return {
    description: [...new Set(types.map(({ title }) => title))].join(' or '),
    ...(Object.keys(headers).length > 0 ? { headers: describeHeaders(headers) } : {}),
    content: {
      'application/problem+json': {
        schema: { anyOf: [...new Set(names)].map(schemaReference) },
        ...(Object.keys(examples).length > 0 ? { examples } : {}),
      },
    },
  };
}

function describeHeaders(headers: Readonly<Record<string, string>>): NonNullable<ProblemResponse['headers']> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

/** An example of each problem type, by name. There is none if a member is required for which there is no example. */
export function exampleProblems(types: readonly ProblemType[]): Record<string, ProblemExample> {
  const examples: Record<string, ProblemExample> = {};
  for (const problemType of types) {
    const value = exampleProblem(problemType);
    const name = schemaName(problemType).replace(/Problem$/, '');
    if (value !== undefined) examples[name] = { summary: problemType.title, value };
  }
  return examples;
}

function exampleProblem(problemType: ProblemType): Record<string, unknown> | undefined {
  const { type, title, status, code, detail, description } = problemType;
  const root = jsonSchemaOf(problemType);
  const [first] = flattenMembers(root);
  const members = exampleProperties(first!.properties, first!.required, root);
  if (members === undefined) return undefined;
  const filled = detail === undefined ? undefined : fillPlaceholders(detail, members);
  const words = filled ?? description ?? lookUp(status).description;
  const errors = code === undefined && status === 422 ? { errors: exampleErrors } : {};
  return { type, title, status, detail: words, ...(code === undefined ? {} : { code }), ...errors, ...members };
}

/** What a validator of the server sends. */
const exampleErrors = [{ detail: 'must be greater than 0', pointer: '#/quantity' }];

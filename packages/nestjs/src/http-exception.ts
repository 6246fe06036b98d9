import { isErrorStatus } from '@faultline/core';
import {
  type Classification,
  type Classifier,
  findOtherExchange,
  isHttpMessage,
  malformedJsonDetail,
  type ThrownObject,
} from '@faultline/core/adapter';
import { HttpException } from '@nestjs/common';
import { attachedFieldErrors } from './field-errors.js';
import { areValidationErrors, listFieldErrors } from './listed-errors.js';

/** The messages of V8 and of Fastify's parser for a body that is not JSON. */
const malformedJson =
  /^Unexpected end of JSON input$| is not valid JSON$|\b(?:in|after) JSON at position \d+|^Body (?:is not valid JSON but|cannot be empty when) content-type is set to 'application\/json'$/;

/**
 * Messages of the platform that Nest puts into an exception of its own, and the `detail` that replaces each: the message can
 * quote the request, or only repeats the status.
 */
const platformMessages: readonly (readonly [RegExp, string | undefined])[] = [
  // Express's router, and Fastify
  [/^Failed to decode param /, undefined],
  [/^Request body (?:is too large|size did not match Content-Length)$/, undefined],
  // multer; Nest appends the name of the field
  [/^Unexpected (?:file )?field - /, 'This file is not expected here.'],
  [
    /^(?:Field value too long|Field name nesting too deep|Field name array index too large|Invalid field name) - /,
    undefined,
  ],
];

/**
 * Classifies Nest's `HttpException`: its status and its `errorCode`, and for a 4xx what its response has: the message, a list
 * of errors, `code`, and all other members as extension members. Errors and parts of another HTTP exchange are omitted.
 */
export const classifyHttpException: Classifier = (thrown, request) => {
  if (!(thrown instanceof HttpException)) return undefined;
  const status = thrown.getStatus();
  if (!isErrorStatus(status)) return undefined;
  const errorCode = codeOf(thrown.errorCode);
  if (status >= 500) return { status, code: errorCode };
  const { code, errors, ...exposed } = exposeResponse(thrown.getResponse(), request, errorCode);
  return { status, ...exposed, code: errorCode ?? code, errors, ...attachedFieldErrors(thrown) };
};

type Exposed = Omit<Classification, 'status'>;

function exposeResponse(response: unknown, request: unknown, errorCode: unknown): Exposed {
  try {
    const body = writtenOf(response);
    if (typeof body !== 'object' || body === null) return exposeMessage(body);
    if (Array.isArray(body)) return exposeErrors([body], request);
    const isExchange = (value: ThrownObject): boolean =>
      isHttpMessage(value) || findOtherExchange(value, request) !== undefined;
    if (isExchange(response as ThrownObject) || isExchange(body as ThrownObject)) {
      return { warnings: ['The response of the exception is masked: it is a part of another HTTP exchange'] };
    }
    return exposeBody(Object.entries(body), request, errorCode);
  } catch {
    return { warnings: ["The response of the exception is masked: it can't be read"] };
  }
}

/** The value that JSON writes for a value: the result of its `toJSON`, such as the fields of a document without its internals. */
function writtenOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // Nest does not send the message of an error either. Each byte of binary data would be a member.
  if (value instanceof Error || ArrayBuffer.isView(value)) return undefined;
  const { toJSON } = value as ThrownObject;
  return typeof toJSON === 'function' ? (toJSON.call(value) as unknown) : value;
}

/** Members of a response that do not become extension members: those of Nest, and those of a problem. */
const ownNames = new Set([
  'statusCode',
  'error',
  'message',
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'code',
  'errors',
  'errorCount',
  'stack',
]);

function exposeBody(body: readonly (readonly [string, unknown])[], request: unknown, errorCode: unknown): Exposed {
  const own = new Map(body);
  const message = own.get('message');
  const lists = [message, listOf(own.get('errors'))].filter(Array.isArray);
  const extensions: [string, unknown][] = [];
  const omitted: string[] = [];
  for (const [name, value] of body) {
    if (ownNames.has(name) || (name === 'errorCode' && value === errorCode)) continue;
    // Such a list has the submitted values. The application chooses the name of the member.
    if (areValidationErrors(value)) lists.push(value as unknown[]);
    else if (isForClient(value)) extensions.push([name, value]);
    else omitted.push(name);
  }
  const { warnings = [], ...exposed } = { ...exposeMessage(message), ...exposeErrors(lists, request) };
  return {
    ...exposed,
    code: codeOf(own.get('code')),
    extensions: Object.fromEntries(extensions),
    warnings: omitted.length === 0 ? warnings : [...warnings, omittedMembers(omitted)],
  };
}

function omittedMembers(names: readonly string[]): string {
  const list = names.slice(0, 10).map((name) => JSON.stringify(name));
  return `Members of the exception's response are omitted: ${list.join(', ')}. They have an error, a validated value or a part of another HTTP exchange, or can't be read`;
}

/** Errors by the names of fields, `{ email: ['is taken'] }`, as a list. */
function listOf(errors: unknown): unknown {
  if (typeof errors !== 'object' || errors === null || Array.isArray(errors)) return errors;
  return Object.entries(errors).map(([field, messages]) => ({ field, messages: messages as unknown }));
}

function exposeErrors(lists: readonly (readonly unknown[])[], request: unknown): Exposed {
  const errors = lists.flatMap((list) => listFieldErrors(list, request));
  if (errors.length > 0) return { errors };
  return lists.some((list) => list.length > 0)
    ? { warnings: ['The errors that the exception lists are omitted: none of them has a text'] }
    : {};
}

function exposeMessage(message: unknown): Exposed {
  if (typeof message !== 'string' || message === '') return {};
  if (malformedJson.test(message)) return { detail: malformedJsonDetail(message) };
  const known = platformMessages.find(([pattern]) => pattern.test(message));
  return { detail: known === undefined ? message : known[1] };
}

/** Applications also number their codes. */
function codeOf(code: unknown): unknown {
  if (code === '' || code === null) return undefined;
  return typeof code === 'number' ? String(code) : code;
}

/** How many objects of a member are searched. A problem can't have so many. */
const maxSearched = 10_000;

/**
 * Whether a handler can have written a value for the client: in no depth does it have an error, an HTTP message, or the
 * submitted values of class-validator.
 */
function isForClient(value: unknown): boolean {
  const found = new Set([value]); // each object once, so that a cycle ends
  try {
    for (const item of found) {
      if (item instanceof Error || isHttpMessage(item) || areValidationErrors(item)) return false;
      if (found.size > maxSearched) return false;
      const written = writtenOf(item);
      if (typeof written !== 'object' || written === null) continue;
      for (const nested of Object.values(written)) if (typeof nested === 'object') found.add(nested);
    }
    return true;
  } catch {
    return false;
  }
}

import { isErrorStatus } from '@faultline/core';
import { type Classification, type Classifier, malformedJsonDetail } from '@faultline/core/adapter';
import { HttpException } from '@nestjs/common';
import { attachedFieldErrors } from './field-errors.js';

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
 * Classifies Nest's `HttpException`: its status and its `errorCode`, and for a 4xx its message. A list of messages, as
 * `ValidationPipe` makes it, becomes `errors`. Nothing else of its response is exposed.
 */
export const classifyHttpException: Classifier = (thrown) => {
  if (!(thrown instanceof HttpException)) return undefined;
  const status = thrown.getStatus();
  if (!isErrorStatus(status)) return undefined;
  const code = typeof thrown.errorCode === 'string' && thrown.errorCode !== '' ? thrown.errorCode : undefined;
  if (status >= 500) return { status, code };
  const errors = attachedFieldErrors(thrown);
  return { status, code, ...(errors === undefined ? exposedMessages(thrown.getResponse()) : { errors }) };
};

function exposedMessages(response: unknown): Pick<Classification, 'detail' | 'errors'> {
  if (response instanceof Error) return {}; // Nest does not send its message either
  const message =
    typeof response === 'object' && response !== null && 'message' in response ? response.message : response;
  if (Array.isArray(message)) {
    return { errors: message.filter((item) => typeof item === 'string' && item !== '').map((detail) => ({ detail })) };
  }
  if (typeof message !== 'string' || message === '') return {};
  if (malformedJson.test(message)) return { detail: malformedJsonDetail(message) };
  const known = platformMessages.find(([pattern]) => pattern.test(message));
  return { detail: known === undefined ? message : known[1] };
}

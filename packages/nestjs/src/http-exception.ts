import { type Fault, type FieldError, isErrorStatus, malformedJson, type Recogniser } from '@faultline/core';
import { HttpException } from '@nestjs/common';
import { toldBy } from './told-errors.js';

/** What V8 says of what is not JSON, and Fastify of what its parser does not take for it. */
const ofMalformedJson =
  /^Unexpected end of JSON input$| is not valid JSON$|\b(?:in|after) JSON at position \d+|^Body (?:is not valid JSON but|cannot be empty when) content-type is set to 'application\/json'$/;

/**
 * What Nest says, in an exception of its own, of a request that the platform could not read. The text can quote the
 * request, so the problem tells it in our words, or needs none beside the status.
 */
const platformTexts: readonly (readonly [RegExp, string | undefined])[] = [
  // The router's of Express, and Fastify's
  [/^Failed to decode param /, undefined],
  [/^Request body (?:is too large|size did not match Content-Length)$/, undefined],
  // multer's, to which Nest adds the name of the field
  [/^Unexpected (?:file )?field - /, 'This file is not expected here.'],
  [
    /^(?:Field value too long|Field name nesting too deep|Field name array index too large|Invalid field name) - /,
    undefined,
  ],
  // Nest's name of 421
  [/^Misdirected$/, undefined],
];

/**
 * Nest's `HttpException`: its status, its message if 4xx, its `errorCode`. A list of messages, as `ValidationPipe` makes
 * it, goes to `errors`. Nothing else of its response reaches the client.
 */
export const httpException: Recogniser = (thrown) => {
  if (!(thrown instanceof HttpException)) return undefined;
  const status = thrown.getStatus();
  if (!isErrorStatus(status)) return undefined;
  const code = typeof thrown.errorCode === 'string' ? thrown.errorCode : undefined;
  const errors = toldBy(thrown);
  return { status, code, ...(status < 500 && (errors === undefined ? said(thrown.getResponse()) : { errors })) };
};

function said(response: unknown): Pick<Fault, 'detail' | 'errors'> {
  if (response instanceof Error) return {}; // Nest does not tell its message either
  const message =
    typeof response === 'object' && response !== null && 'message' in response ? response.message : response;
  if (Array.isArray(message)) {
    const texts = message.filter((item): item is string => typeof item === 'string');
    return { errors: texts.map((detail): FieldError => ({ detail })) };
  }
  if (typeof message !== 'string' || message === '') return {};
  if (ofMalformedJson.test(message)) return { detail: malformedJson(message) };
  const known = platformTexts.find(([text]) => text.test(message));
  return { detail: known === undefined ? message : known[1] };
}

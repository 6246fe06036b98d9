import { type Fault, type FieldError, malformedJson, type Recogniser } from '@faultline/core';
import { HttpException } from '@nestjs/common';

/**
 * What Nest says, in an exception of its own, of a request that the platform could not read. The text can quote the
 * request, so the problem tells it in our words.
 */
const platformTexts: readonly (readonly [RegExp, string | undefined])[] = [
  // V8's errors of JSON.parse, and Fastify's of its parser.
  [/^Unexpected end of JSON input$| is not valid JSON$|\b(?:in|after) JSON at position \d+/, malformedJson],
  [/^Body (?:is not valid JSON but|cannot be empty when) content-type is set to 'application\/json'$/, malformedJson],
  // Those of both platforms that need no words beside the status.
  [/^Misdirected$/, undefined], // Nest's name of 421
  [/^(?:Failed to decode param|unsupported (?:charset|content encoding)) /, undefined],
  [/^(?:[Rr]equest (?:body|entity) (?:is )?too large|too many parameters|request aborted)$/, undefined],
  [/^[Rr]equest (?:body )?size did not match [Cc]ontent[- ][Ll]ength$/, undefined],
];

/**
 * Nest's `HttpException`: its status, its message if 4xx, its `errorCode`. A list of messages, as `ValidationPipe` makes
 * it, goes to `errors`. Nothing else of its response reaches the client.
 */
export const httpException: Recogniser = (thrown) => {
  if (!(thrown instanceof HttpException)) return undefined;
  const status = thrown.getStatus();
  if (!Number.isInteger(status) || status < 400 || status > 599) return undefined;
  const code = typeof thrown.errorCode === 'string' ? thrown.errorCode : undefined;
  return { status, code, ...(status < 500 && said(thrown.getResponse())) };
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
  const known = platformTexts.find(([text]) => text.test(message));
  return { detail: known === undefined ? message : known[1] };
}

import type { FaultlineOptions } from '@faultline/core';
import { type Classifier, createErrorHandler, type ErrorResponse } from '@faultline/core/adapter';

/** An error response, and the warnings of its report. */
export interface ReportedResponse extends ErrorResponse {
  readonly warnings: readonly Error[];
}

/** Creates a function that turns a thrown value into an error response, without a framework. */
export function createErrorResponder(
  options: FaultlineOptions<undefined> = {},
  classifiers: readonly Classifier[] = [],
): (thrown: unknown) => ReportedResponse {
  const reported: unknown[] = [];
  const writer = {
    hasBegun: () => false,
    write: (errorResponse: ErrorResponse) => errorResponse,
    abort: (): never => {
      throw new Error('There is nothing to abort');
    },
  };
  const handleError = createErrorHandler<undefined, undefined, ErrorResponse>(
    { writer, classifiers, log: (error, _request, { warnings }) => reported.push(error, ...warnings) },
    options,
  );
  return (thrown) => {
    reported.length = 0;
    const errorResponse = handleError(thrown, undefined, undefined);
    const warnings = errorResponse.status >= 500 ? reported.slice(1) : reported.slice();
    return { ...errorResponse, warnings: warnings as Error[] };
  };
}

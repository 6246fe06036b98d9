import { type Mapper, ServiceUnavailable } from '@faultline/core';
import { asRecord } from '../shared/thrown-values.js';

/** The options of {@link terminus}. */
export interface TerminusOptions {
  /**
   * Whether the client sees the `message` of an indicator that is down. Default: `false`, because it is often the message of
   * an error, such as `connect ECONNREFUSED 10.0.0.7:5432`. Set it if only your monitoring can reach the endpoint.
   */
  readonly expose?: boolean | undefined;
}

/**
 * Maps the exception of a failed health check of `@nestjs/terminus` to a 503 with the extension members `health` (Terminus'
 * own `status`: `error` or `shutting_down`), `info`, `error` and `details`. It is not reported: Terminus logs it.
 *
 * @example
 * ```ts
 * app.useGlobalFilters(new FaultlineFilter({ map: [terminus()] }));
 * ```
 */
export function terminus({ expose = false }: TerminusOptions = {}): Mapper {
  return (thrown) => {
    const { status, response } = asRecord(thrown);
    const { status: health, info, error, details } = asRecord(response);
    if (status !== 503 || (health !== 'error' && health !== 'shutting_down') || !isRecord(details)) return undefined;
    const [exposedError, exposedDetails] = [error, details].map((indicators) =>
      expose || !isRecord(indicators) ? indicators : withoutMessages(indicators),
    );
    return new ServiceUnavailable(undefined, {
      report: false,
      cause: thrown,
      extensions: { health, info, error: exposedError, details: exposedDetails },
    });
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Omits the message of each indicator that is down. */
function withoutMessages(indicators: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(indicators).map(([name, indicator]) => {
      const { message: _message, ...others } = asRecord(indicator);
      return [name, others['status'] === 'down' ? others : indicator];
    }),
  );
}

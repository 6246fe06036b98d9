import { propertiesOf } from './properties-of.js';

/** Whether a value is what `AbortSignal.timeout` aborts with, of whatever realm. */
export function isTimeoutOfSignal(value: unknown): boolean {
  return (
    Object.prototype.toString.call(value) === '[object DOMException]' && propertiesOf(value)['name'] === 'TimeoutError'
  );
}

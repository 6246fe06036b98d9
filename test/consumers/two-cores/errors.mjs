// Two versions of the core in one process accept each other's errors.
import assert from 'node:assert/strict';
import * as core from '@faultline/core';
import { createErrorHandler, fetchWriter } from '@faultline/core/adapter';
import * as next from './next/index.mjs';

assert.notEqual(core.NotFound, next.core.NotFound);
assert.ok(core.isHttpError(new next.core.NotFound()));
assert.ok(next.core.isHttpError(new core.NotFound()));

const error = new next.core.Unauthorized('Log in first.', { challenge: 'Basic' });
const response = createErrorHandler({ writer: fetchWriter, log: () => {} })(error, undefined, undefined);
assert.equal(response.status, 401);
assert.equal(response.headers.get('WWW-Authenticate'), 'Basic');
assert.equal(
  await response.text(),
  '{"type":"about:blank","title":"Unauthorized","status":401,"detail":"Log in first."}',
);

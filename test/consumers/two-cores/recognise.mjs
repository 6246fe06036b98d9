// Two versions of the core in one tree know each other's errors.
import assert from 'node:assert/strict';
import * as core from '@faultline/core';
import * as next from './next/index.mjs';

assert.notEqual(core.NotFound, next.core.NotFound);
assert.ok(core.isHttpError(new next.core.NotFound()));
assert.ok(next.core.isHttpError(new core.NotFound()));

const error = new next.core.Unauthorized('Log in first.', { challenge: 'Basic' });
const { status, headers, body } = core.createResponder()(error);
assert.equal(status, 401);
assert.equal(headers['WWW-Authenticate'], 'Basic');
assert.equal(body, '{"type":"about:blank","title":"Unauthorized","status":401,"detail":"Log in first."}');

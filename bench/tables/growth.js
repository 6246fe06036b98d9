import { TooManyRequests, UnprocessableEntity } from '@faultline/core';
import { createErrorHandler } from '@faultline/core/adapter';
import { deep, message } from '../too-many-requests.js';

export const title = 'The cost of an error response by size of the error, without a framework';
export const floor = 'a TypeError, 500';
export const count = 100;
export const warmUp = 300;

const writer = { hasBegun: () => false, write: (errorResponse) => errorResponse, abort: () => {} };
const createResponder = (options) => createErrorHandler({ writer, log: () => {} }, options);

/** One operation is a hundred error responses. */
const respondTo =
  (thrown, respond = createResponder()) =>
  () =>
  () => {
    for (let i = 0; i < 100; i++) respond(thrown);
  };

function withCauses(length) {
  let error = new Error('the last cause');
  for (let i = 0; i < length; i++) error = new TypeError('not a function', { cause: error });
  return error;
}

function withFieldErrors(length) {
  const errors = Array.from({ length }, (_, i) => ({ detail: 'must be positive', pointer: `#/items/${i}/price` }));
  return new UnprocessableEntity(undefined, { errors });
}

const mappers = Array.from({ length: 100 }, (_, i) => (thrown) => (thrown === i ? new TooManyRequests() : undefined));
const crash = withCauses(0);

/** Creates errors at a depth of the stack, and responds to them. V8 captures ten frames at any depth. */
const atDepth = (frames) => () => {
  const respond = createResponder();
  return () =>
    void deep(frames, () => {
      for (let i = 0; i < 100; i++) respond(new TooManyRequests(message));
    });
};

export const contenders = {
  [floor]: respondTo(crash),
  'the floor again (A/A)': respondTo(crash),
  'the TypeError with 10,000 causes': respondTo(withCauses(10_000)),
  'the TypeError, 100 mappers that do not match': respondTo(crash, createResponder({ map: mappers })),
  'the 100 mappers alone': () => () => {
    for (let i = 0; i < 100; i++) for (const map of mappers) map(crash);
  },
  'a 422 with 10 field errors': respondTo(withFieldErrors(10)),
  'a 422 with 100 field errors': respondTo(withFieldErrors(100)),
  'a new 429, 20 frames deep': atDepth(20),
  'a new 429, 2,000 frames deep': atDepth(2000),
};

export const targets = [
  { of: 'the TypeError with 10,000 causes', against: floor, atMost: 1.1 },
  { of: 'a 422 with 100 field errors', against: 'a 422 with 10 field errors', atMost: 10 },
  { of: 'a new 429, 2,000 frames deep', against: 'a new 429, 20 frames deep', atMost: 1.1 },
];

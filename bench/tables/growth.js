import { TooManyRequests, UnprocessableEntity } from '@faultline/core';
import { createErrorHandler } from '@faultline/core/adapter';
import { deep, message } from '../too-many-requests.js';

export const title = 'What the answer costs as the error grows, without a framework';
export const floor = 'a TypeError, 500';
export const count = 100;
export const warmUp = 300;

const writer = { hasBegun: () => false, write: (errorResponse) => errorResponse, abort: () => {} };
const createResponder = (options) => createErrorHandler({ writer, log: () => {} }, options);

/** One operation is a hundred error responses. */
const answering =
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

const rules = Array.from({ length: 100 }, (_, i) => (thrown) => (thrown === i ? new TooManyRequests() : undefined));
const crash = withCauses(0);

/** An error made and answered at some depth: V8 captures ten frames of the stack, whatever its depth. */
const atDepth = (frames) => () => {
  const respond = createResponder();
  return () =>
    void deep(frames, () => {
      for (let i = 0; i < 100; i++) respond(new TooManyRequests(message));
    });
};

export const contenders = {
  [floor]: answering(crash),
  'the same again (A/A)': answering(crash),
  'the same with 10,000 causes': answering(withCauses(10_000)),
  'the same, 100 rules in map that do not match': answering(crash, createResponder({ map: rules })),
  'calling the 100 rules, alone': () => () => {
    for (let i = 0; i < 100; i++) for (const rule of rules) rule(crash);
  },
  'a 422 with 10 field errors': answering(withFieldErrors(10)),
  'a 422 with 100 field errors': answering(withFieldErrors(100)),
  'a new 429, 20 frames deep': atDepth(20),
  'a new 429, 2,000 frames deep': atDepth(2000),
};

export const bars = [
  { of: 'the same with 10,000 causes', against: floor, atMost: 1.1 },
  { of: 'a 422 with 100 field errors', against: 'a 422 with 10 field errors', atMost: 10 },
  { of: 'a new 429, 2,000 frames deep', against: 'a new 429, 20 frames deep', atMost: 1.1 },
];

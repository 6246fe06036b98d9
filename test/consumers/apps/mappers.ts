import type { Mapper } from '@faultline/core';
import { createErrorHandler, fetchWriter } from '@faultline/core/adapter';
import { abortSignal } from '@faultline/mappers/abort-signal';
import { fieldErrors, zod } from '@faultline/mappers/zod';

const map: Mapper[] = [zod({ status: 400 }), abortSignal()];
const handleError = createErrorHandler({ writer: fetchWriter, log: () => {} }, { map });
const { status } = handleError(new DOMException('The operation timed out.', 'TimeoutError'), undefined, undefined);
if (status !== 504) throw new Error(String(status));

const [error] = fieldErrors([{ code: 'too_small', message: 'Too small', path: ['items', 3] }]);
if (error?.pointer !== '#/items/3') throw new Error(JSON.stringify(error));

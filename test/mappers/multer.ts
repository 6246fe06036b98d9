import { multer as mapper } from '@faultline/mappers/multer';
import multer from 'multer';
import { middlewareFailure } from '../middleware-failure.js';
import { badRequest, problem } from '../problems.js';
import type { Source } from '../source.js';

const createForm = (...parts: [name: string, value: string, file?: string][]): RequestInit => {
  const body = new FormData();
  for (const [name, value, file] of parts) {
    if (file === undefined) body.append(name, value);
    else body.append(name, new Blob([value]), file);
  }
  return { method: 'POST', body };
};
const malformed = problem('Bad Request', 400, 'The request body is not valid multipart/form-data.');
const createRawForm = (type: string, body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': `multipart/form-data${type}` },
  body,
});

export const source: Source = {
  mapper: mapper(),
  cases: {
    'a file that is too large': {
      make: () =>
        middlewareFailure(
          multer({ limits: { fileSize: 3 } }).single('photo'),
          '/',
          createForm(['photo', 'hunter2', 'hunter2.pdf']),
        ),
      status: 413,
      body: problem(
        'Payload Too Large',
        413,
        'The request is larger than the server is willing or able to process.',
        ',"errors":[{"detail":"The file is too large.","pointer":"#/photo","code":"LIMIT_FILE_SIZE"}]',
      ),
      secrets: ['hunter2.pdf', 'File too large'],
    },
    'an unexpected file': {
      make: () => middlewareFailure(multer().single('photo'), '/', createForm(['pho/to', 'hunter2', 'hunter2.pdf'])),
      status: 400,
      body: badRequest(
        '{"detail":"This file is not expected here.","pointer":"#/pho~1to","code":"LIMIT_UNEXPECTED_FILE"}',
      ),
      secrets: ['hunter2.pdf', 'Unexpected'],
    },
    'one file too many for a field': {
      make: () =>
        middlewareFailure(multer().array('photo', 1), '/', createForm(['photo', 'x', 'a'], ['photo', 'x', 'b'])),
      status: 400,
      body: badRequest(
        '{"detail":"This file is not expected here.","pointer":"#/photo","code":"LIMIT_UNEXPECTED_FILE"}',
      ),
    },
    'too many files': {
      make: () =>
        middlewareFailure(
          multer({ limits: { files: 1 } }).any(),
          '/',
          createForm(['photo', 'x', 'a'], ['photo', 'x', 'b']),
        ),
      status: 400,
      body: badRequest('{"detail":"There are too many files.","code":"LIMIT_FILE_COUNT"}'),
    },
    'too many fields': {
      make: () => middlewareFailure(multer({ limits: { fields: 1 } }).none(), '/', createForm(['a', '1'], ['b', '2'])),
      status: 400,
      body: badRequest('{"detail":"There are too many fields.","code":"LIMIT_FIELD_COUNT"}'),
    },
    'a value that is too long': {
      make: () => middlewareFailure(multer({ limits: { fieldSize: 3 } }).none(), '/', createForm(['name', 'hunter2'])),
      status: 400,
      body: badRequest(
        '{"detail":"The value of the field is too long.","pointer":"#/name","code":"LIMIT_FIELD_VALUE"}',
      ),
    },
    'an incomplete body': {
      make: () =>
        middlewareFailure(multer().none(), '/', createRawForm('; boundary=x', '--x\r\nContent-Disposition: hunter2')),
      status: 400,
      body: malformed,
      secrets: ['Unexpected end of form'],
    },
    'a body without a boundary': {
      make: () => middlewareFailure(multer().none(), '/', createRawForm('', 'hunter2')),
      status: 400,
      body: malformed,
      secrets: ['Boundary not found'],
    },
  },
};

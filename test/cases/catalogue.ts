import { Conflict, HttpError, NotFound, publishedCatalogue, UnprocessableEntity } from '@faultline/core';
import { conflict, problem } from '../problems.js';
import type { Case } from './case.js';

/** Titles and descriptions: non-standard statuses, and the options `catalogue` and `contact`. */
export const catalogueRows: readonly Case[] = [
  {
    name: 'sends the registered name of a status that the catalogue does not list; describes it as non-standard',
    thrown: new HttpError(402),
    status: 402,
    body: problem(
      'Payment Required',
      402,
      'This is a non-standard response. Please contact customer care for more information.',
    ),
  },
  {
    name: 'exposes the message of a status that the catalogue does not list',
    thrown: new HttpError(402, 'Your balance is too low.'),
    status: 402,
    body: problem('Payment Required', 402, 'Your balance is too low.'),
  },
  {
    name: 'sends a generic name for an unregistered status; adds the contact to its description',
    thrown: new HttpError(599),
    options: { contact: 'care@example.com' },
    status: 599,
    body: problem(
      'Non-Standard Response',
      599,
      'This is a non-standard response. Please contact customer care for more information: care@example.com',
    ),
  },
  {
    name: 'exposes the message of an unregistered status',
    thrown: new HttpError(499, 'Your balance is too low.'),
    status: 499,
    body: problem('Non-Standard Response', 499, 'Your balance is too low.'),
  },
  ...[new NotFound(), new Conflict()].map((thrown) => ({
    name: `extends the default catalogue by the rows of the option catalogue: ${thrown.status}`,
    thrown,
    options: { catalogue: { 404: { name: 'Missing', description: 'We do not have that book.' } } },
    status: thrown.status,
    body: thrown.status === 404 ? problem('Missing', 404, 'We do not have that book.') : conflict,
  })),
  {
    name: 'sends the rows of the option catalogue',
    thrown: new UnprocessableEntity(),
    options: { catalogue: publishedCatalogue },
    status: 422,
    body: problem(
      'Unprocessable Entry',
      422,
      'The request was well-formed but was unable to be followed due to semantic errors.',
    ),
  },
];

import { addedMembers } from './added-members.js';
import { boomErrors } from './boom.js';
import type { Case } from './case.js';
import { catalogueRows } from './catalogue.js';
import { extensionMembers } from './extension-members.js';
import { fieldErrors } from './field-errors.js';
import { formats } from './formats.js';
import { frameworkErrors } from './framework-errors.js';
import { headers } from './headers.js';
import { httpErrors } from './http-errors.js';
import { languages } from './languages.js';
import { map } from './map.js';
import { members } from './members.js';
import { messages } from './messages.js';
import { otherExchanges } from './other-exchanges.js';
import { problemTypes } from './problem-types.js';
import { requests } from './requests.js';
import { statusProperties } from './status-properties.js';
import { unexpectedErrors } from './unexpected-errors.js';

/** Every row. `adapters.test.ts` runs each of them on every server. */
export const cases: readonly Case[] = [
  // What a problem contains
  ...messages,
  ...members,
  ...fieldErrors,
  ...extensionMembers,
  ...addedMembers,
  ...headers,
  ...catalogueRows,
  ...problemTypes,
  ...languages,
  ...formats,
  // Errors that the application did not make with Faultline's classes
  ...map,
  ...httpErrors,
  ...boomErrors,
  ...frameworkErrors,
  ...statusProperties,
  ...otherExchanges,
  ...unexpectedErrors,
  // Requests that fail before they reach a handler
  ...requests,
];

import { isObject } from '../plain-object.js';
import { requestOf } from '../request.js';
import type { ThrownObject } from './policy.js';

/** How many properties of an error are searched. */
const maxProperties = 100;

/**
 * Finds the property by which an error carries another HTTP exchange than the current one: the request or the response of an
 * HTTP client, or the header fields of a received message. The status of such an error is another server's.
 *
 * An error that is the cause of another one does not count: the outer error has a status of its own.
 *
 * @param current The request of the current exchange, or its response.
 * @returns The name of the property, or `undefined`.
 * @throws Whatever a getter or a proxy throws.
 */
export function findOtherExchange(thrown: ThrownObject, current: unknown): string | undefined {
  return findReceivedHeaders(thrown) ?? findHttpMessage(thrown, current);
}

/** Finds the property that holds the header fields of a received message. */
export function findReceivedHeaders(thrown: ThrownObject): string | undefined {
  return headerProperties.find((name) => areReceivedHeaders(thrown[name]));
}

/** Finds the property that holds an HTTP message of another exchange. */
export function findHttpMessage(thrown: ThrownObject, current: unknown): string | undefined {
  const { isBoom, data } = thrown;
  // @hapi/wreck, an HTTP client, makes errors of Boom.
  if (isObject(data) && isHttpMessage(data['res'], current)) return 'data.res';
  const names = [...Object.getOwnPropertyNames(thrown).slice(0, maxProperties), ...inheritedProperties];
  // The `output` of Boom is the response that it suggests.
  return names.find((name) => !(name === 'output' && isBoom === true) && isHttpMessage(thrown[name], current));
}

/** Properties that hold the header fields of a received message, if they are not those of the error response. */
const headerProperties = ['headers', 'responseHeaders'];

/** Properties that some clients define as a getter of the class. */
const inheritedProperties = ['response', 'request', 'meta'];

/**
 * Whether a value is an HTTP message, such as axios's `config` or the fetch `Response`, and not of the current exchange.
 *
 * @param current The request of the current exchange, or its response. Default: none, so every message counts.
 */
export function isHttpMessage(value: unknown, current?: unknown): boolean {
  if (!isObject(value) || isError(value)) return false;
  const { status, statusCode, httpStatusCode, method, url } = value;
  if (typeof httpStatusCode === 'number') return true; // the `$metadata` of AWS
  const hasStartLine =
    typeof status === 'number' || typeof statusCode === 'number' || typeof method === 'string' || isUrl(url);
  return hasStartLine && isObject(value['headers']) && !isSameExchange(value, current);
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' || value instanceof URL;
}

/** Also of another realm. An error that an error holds is not the message of an exchange. */
function isError(value: object): boolean {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** Frameworks wrap Node's messages, and a response refers to its request. */
function isSameExchange(value: unknown, current: unknown): boolean {
  return isObject(current) && requestOf(value) === requestOf(current);
}

/** Fields that only a received message has. An application that throws an error does not set them. */
const receivedFields = new Set([
  'authorization',
  'cookie',
  'date',
  'host',
  'server',
  'transfer-encoding',
  'user-agent',
]);

/** Whether a value is the header fields of a received message: a `Headers` object, or such fields among its names. */
function areReceivedHeaders(headers: unknown): boolean {
  if (!isObject(headers)) return false;
  try {
    if (typeof headers['get'] === 'function' && typeof headers['has'] === 'function') return !(headers instanceof Map);
    return Object.keys(headers)
      .slice(0, maxProperties)
      .some((name) => isReceivedField(name, headers[name]));
  } catch {
    return false; // fields that can't be read are not sent either
  }
}

/** HTTP clients give names in lower case. An application that sets `Content-Type` spells it like this. */
const receivedNames = new Set(['content-length', 'content-type']);

function isReceivedField(name: string, value: unknown): boolean {
  // Node makes an array of each received Set-Cookie.
  const isReceivedCookie = name === 'set-cookie' && Array.isArray(value);
  return receivedFields.has(name.toLowerCase()) || receivedNames.has(name) || isReceivedCookie;
}

// The responses of the servers of every consumer, byte by byte.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

const shared = ['cache-control: no-store', 'x-content-type-options: nosniff'];

const responses = {
  'GET /reports': [
    'HTTP/1.1 429 Too Many Requests',
    'content-type: application/problem+json',
    'content-length: 95',
    ...shared,
    'retry-after: 60',
    '',
    '{"type":"about:blank","title":"Too Many Requests","status":429,"detail":"100 requests an hour"}',
  ],
  'GET /bug': [
    'HTTP/1.1 500 Internal Server Error',
    'content-type: application/problem+json',
    'content-length: 149',
    ...shared,
    '',
    '{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"The server has encountered a situation it does not know how to handle."}',
  ],
  'HEAD /reports': [
    'HTTP/1.1 429 Too Many Requests',
    'content-type: application/problem+json',
    'content-length: 95',
    ...shared,
    'retry-after: 60',
    '',
    '',
  ],
  'DELETE /reports': [
    'HTTP/1.1 405 Method Not Allowed',
    'content-type: application/problem+json',
    'content-length: 166',
    ...shared,
    'allow: GET, HEAD',
    '',
    '{"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"The request method is known by the server, but it is not supported by the target resource."}',
  ],
};

/** Header fields that do not depend on the error. */
const incidental = /^(?:Connection|Date|X-Powered-By): .*\r\n/gim;

async function send(port, request) {
  const socket = connect(port, '127.0.0.1');
  socket.end(`${request} HTTP/1.1\r\nHost: consumers.test\r\nConnection: close\r\n\r\n`);
  // Fastify writes the names of headers in lower case.
  return (await text(socket)).replace(incidental, '').replaceAll(/^[\w-]+(?=: )/gm, (name) => name.toLowerCase());
}

/** Sorts the fields: their order depends on the server. */
function sortFields(response) {
  const [head, body] = response.split('\r\n\r\n');
  const [statusLine, ...fields] = head.split('\r\n');
  return [statusLine, ...fields.toSorted(), '', body].join('\r\n');
}

/** @throws {assert.AssertionError} if a response differs. */
export async function checkResponses(port) {
  for (const [request, lines] of Object.entries(responses)) {
    assert.equal(sortFields(await send(port, request)), sortFields(lines.join('\r\n')), request);
  }
}

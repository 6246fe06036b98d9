import { expect } from '@jest/globals';
import { parseCommand } from './curl-command.js';

/** A block ```` ```console ````: a `curl -i` command, and the response as curl prints it, with some of its header fields. */
export interface Exchange {
  readonly command: string;
  readonly response: string;
}

/** The exchanges of a page, in their order. */
export function exchangesOf(page: string): Exchange[] {
  return [...page.matchAll(/^```console\n\$ (curl [^\n]*)\n([^]*?)\n```$/gm)].map(([, command, response]) => ({
    command: command!,
    response: response!,
  }));
}

/** Sends the request of a command to another origin, and expects the response that the page shows. */
export async function replay({ command, response: shown }: Exchange, origin: string): Promise<void> {
  const { path, ...request } = parseCommand(command);
  const response = await fetch(origin + path, { ...request, redirect: 'manual' });
  const [head, body] = shown.split('\n\n');
  const [statusLine, ...fields] = head!.split('\n');
  const names = fields.map((field) => field.slice(0, field.indexOf(':')));
  const actual = [
    `HTTP/1.1 ${response.status} ${response.statusText}`,
    ...names.map((name) => `${name}: ${response.headers.get(name)}`),
    '',
    await response.text(),
  ];
  expect(actual.join('\n')).toBe([statusLine, ...fields, '', body].join('\n'));
}

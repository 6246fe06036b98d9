import { expect } from '@jest/globals';

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
  const response = await fetch(origin + path, request);
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

function parseCommand(command: string): {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
} {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1);
  const valuesOf = (flag: string): string[] => words.filter((_, at) => words[at - 1] === flag);
  const body = valuesOf('-d')[0] ?? null;
  return {
    path: words.at(-1)!.replace(/^[^/]*/, ''),
    method: valuesOf('-X')[0] ?? (body === null ? 'GET' : 'POST'),
    headers: Object.fromEntries(valuesOf('-H').map((field) => field.split(': ') as [string, string])),
    body,
  };
}

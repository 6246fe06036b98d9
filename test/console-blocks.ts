import { expect } from '@jest/globals';

/** A block ```` ```console ````: a `curl -i` line, and the answer as curl prints it, with the header fields of interest. */
export interface Exchange {
  readonly command: string;
  readonly answer: string;
}

/** The exchanges that a page shows, in their order. */
export function exchangesOf(page: string): Exchange[] {
  return [...page.matchAll(/^```console\n\$ (curl [^\n]*)\n([^]*?)\n```$/gm)].map(([, command, answer]) => ({
    command: command!,
    answer: answer!,
  }));
}

/** Sends what the command line says, to another origin, and expects the answer that the page shows. */
export async function replay({ command, answer }: Exchange, origin: string): Promise<void> {
  const { path, ...request } = parsed(command);
  const response = await fetch(origin + path, request);
  const [head, body] = answer.split('\n\n');
  const [statusLine, ...fields] = head!.split('\n');
  const shown = fields.map((field) => field.slice(0, field.indexOf(':')));
  const actual = [
    `HTTP/1.1 ${response.status} ${response.statusText}`,
    ...shown.map((name) => `${name}: ${response.headers.get(name)}`),
    '',
    await response.text(),
  ];
  expect(actual.join('\n')).toBe([statusLine, ...fields, '', body].join('\n'));
}

function parsed(command: string): {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
} {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!).slice(1);
  const after = (flag: string): string[] => words.filter((_, at) => words[at - 1] === flag);
  const body = after('-d')[0] ?? null;
  return {
    path: words.at(-1)!.replace(/^[^/]*/, ''),
    method: after('-X')[0] ?? (body === null ? 'GET' : 'POST'),
    headers: Object.fromEntries(after('-H').map((field) => field.split(': ') as [string, string])),
    body,
  };
}

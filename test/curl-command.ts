/** The request that a `curl` command sends. */
export function parseCommand(command: string): {
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

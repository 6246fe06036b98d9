import { stripVTControlCharacters } from 'node:util';
import { type HeldLog, holdLog } from './hold-log.js';
import type { Shop } from './open-shops.js';
import { type Line, print, printBeside } from './print.js';
import { type FailingRequest, requests } from './requests.js';
import { findMistakes, type ReceivedResponse, sendRequest } from './send-request.js';

/** One request to one shop, with the response. */
interface Visit {
  readonly shop: Shop;
  readonly response: ReceivedResponse;
  readonly mistakes: readonly string[];
  /** The output of the shop's log. */
  readonly log: string;
}

/** The result of all requests. */
export interface Outcome {
  /** The titles of the requests with a wrong response, or with different bodies. */
  readonly failed: readonly string[];
  /** The number of errors that the shops logged. */
  readonly logged: number;
}

/** Sends every request to both shops, and prints the responses. */
export async function tour([first, second]: readonly [Shop, Shop]): Promise<Outcome> {
  const log = holdLog();
  const failed: string[] = [];
  let logged = 0;
  try {
    for (const request of requests) {
      // oxlint-disable-next-line no-await-in-loop -- both shops write to the same log
      const visits = [await visit(request, first, log), await visit(request, second, log)] as const;
      logged += visits.filter((one) => one.log !== '').length;
      if (!show(request, visits)) failed.push(request.title);
    }
  } finally {
    log.release();
  }
  return { failed, logged };
}

async function visit(request: FailingRequest, shop: Shop, log: HeldLog): Promise<Visit> {
  const response = await sendRequest(request, shop.origin, `tour-${requests.indexOf(request) + 1}`);
  return { shop, response, mistakes: findMistakes(response, request.status), log: log.take() };
}

/** Prints a request and both responses. Returns whether both are correct and have the same body. */
function show(request: FailingRequest, [left, right]: readonly [Visit, Visit]): boolean {
  const { title, method, path, body = '', language, times = 1 } = request;
  print(`${requests.indexOf(request) + 1}. ${title}`, 'bold');
  print(`${method} ${path}${times > 1 ? `  (${times} times)` : ''}  ${body}`.trimEnd(), 'cyan');
  if (language !== undefined) print(`Accept-Language: ${language}`, 'cyan');
  print('');
  printBeside(formatVisit(left), formatVisit(right));
  print('');

  const { body: bytes } = left.response;
  const identical = bytes.equals(right.response.body);
  if (identical) print(`✓ The bodies are byte-identical: ${bytes.byteLength} bytes.`, 'green');
  else print('✗ The bodies differ.', 'red');
  print('\n');
  return identical && left.mistakes.length + right.mistakes.length === 0;
}

const headersOfInterest = ['Content-Type', 'Content-Length', 'Content-Language', 'Allow', 'Retry-After'];

function formatVisit({ shop, response: { status, reason, headers, body }, mistakes, log }: Visit): Line[] {
  // Nest's logger writes colours even into a file.
  const [report] = stripVTControlCharacters(log).split('\n', 1);
  return [
    [shop.name, 'dim'],
    [`HTTP/1.1 ${status} ${reason}`, 'bold'],
    ...headersOfInterest.filter((name) => headers.has(name)).map((name): Line => [`${name}: ${headers.get(name)}`]),
    [''],
    [body.toString()],
    ...(report ? ([[''], [`Logged: ${report}`, 'yellow']] as const) : []),
    ...mistakes.map((mistake): Line => [`✗ ${mistake}`, 'red']),
  ];
}

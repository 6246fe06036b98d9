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

/** Sends every request to all shops, and prints the responses. */
export async function tour(shops: readonly Shop[]): Promise<Outcome> {
  const log = holdLog();
  const failed: string[] = [];
  let logged = 0;
  try {
    for (const request of requests) {
      const visits: Visit[] = [];
      // oxlint-disable-next-line no-await-in-loop -- the shops write to the same log
      for (const shop of shops) visits.push(await visit(request, shop, log));
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

/** Prints a request and its responses, two beside each other. Returns whether all are correct and have the same body. */
function show(request: FailingRequest, visits: readonly Visit[]): boolean {
  const { title, method, path, body = '', language, times = 1 } = request;
  print(`${requests.indexOf(request) + 1}. ${title}`, 'bold');
  print(`${method} ${path}${times > 1 ? `  (${times} times)` : ''}  ${body}`.trimEnd(), 'cyan');
  if (language !== undefined) print(`Accept-Language: ${language}`, 'cyan');
  print('');
  for (let index = 0; index < visits.length; index += 2) {
    const [left = [], right = []] = visits.slice(index, index + 2).map(formatVisit);
    printBeside(left, right);
    print('');
  }

  const [bytes, ...others] = visits.map(({ response }) => response.body);
  const identical = others.every((other) => bytes!.equals(other));
  if (identical) print(`✓ The bodies are byte-identical: ${bytes!.byteLength} bytes.`, 'green');
  else print('✗ The bodies differ.', 'red');
  print('\n');
  return identical && visits.every(({ mistakes }) => mistakes.length === 0);
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

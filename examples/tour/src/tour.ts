import { stripVTControlCharacters } from 'node:util';
import { type Answer, answerTo, mistakesOf } from './answer.js';
import { type HeldLog, holdLog } from './hold-log.js';
import type { Shop } from './open-shops.js';
import { type Line, print, printBeside } from './print.js';
import { type FailingRequest, requests } from './requests.js';

/** What came of one request to one shop. */
interface Visit {
  readonly shop: Shop;
  readonly answer: Answer;
  readonly mistakes: readonly string[];
  /** What the shop logged meanwhile. */
  readonly log: string;
}

/** What came of all requests. */
export interface Outcome {
  /** The titles of those that were not answered as they should be, or not alike by both shops. */
  readonly failed: readonly string[];
  /** How many errors the shops logged. */
  readonly logged: number;
}

/** Sends every request to both shops, and prints what they answer. */
export async function tour([first, second]: readonly [Shop, Shop]): Promise<Outcome> {
  const log = holdLog();
  const failed: string[] = [];
  let logged = 0;
  try {
    for (const request of requests) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: both write to the same log
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
  const answer = await answerTo(request, shop.origin);
  return { shop, answer, mistakes: mistakesOf(answer, request.status), log: log.take() };
}

/** Prints a request and both answers. Returns whether they are what they should be. */
function show(request: FailingRequest, [left, right]: readonly [Visit, Visit]): boolean {
  const { title, method, path, body = '', times = 1 } = request;
  print(`${requests.indexOf(request) + 1}. ${title}`, 'bold');
  print(`${method} ${path}${times > 1 ? `  (${times} times)` : ''}  ${body}`.trimEnd(), 'cyan');
  print('');
  printBeside(linesOf(left), linesOf(right));
  print('');

  const { body: bytes } = left.answer;
  const identical = bytes.equals(right.answer.body);
  if (identical) print(`✓ The bodies are byte-identical: ${bytes.byteLength} bytes.`, 'green');
  else print('✗ The bodies differ.', 'red');
  print('\n');
  return identical && left.mistakes.length + right.mistakes.length === 0;
}

const headersOfInterest = ['Content-Type', 'Content-Length', 'Allow', 'Retry-After'];

function linesOf({ shop, answer: { status, reason, headers, body }, mistakes, log }: Visit): Line[] {
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

// The compiler checks this file before the tests run. The line below each `@ts-expect-error` must not compile.
import {
  type fieldErrorsOf,
  isProblem,
  problemOf,
  type ProblemError,
  type ProblemsOf,
  throwIfProblem,
} from '@faultline/client';
import {
  Conflict,
  defineProblem,
  type HttpError,
  NotFound,
  problemRegistry,
  ServiceUnavailable,
} from '@faultline/core';
import { fetch as undiciFetch } from 'undici';
import { z } from 'zod';

/** Compiles only if both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_T extends true>(): void {}

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  members: z.object({ book: z.int(), available: z.int(), restock: z.date().optional() }),
}) {}
class PriceChanged extends defineProblem(Conflict, {
  code: 'PRICE_CHANGED',
  title: 'The price has changed',
  members: ['price'],
})<{ price: { amount: number; since: Date }[] }> {}
class Closed extends defineProblem(ServiceUnavailable, { code: 'CLOSED', title: 'Closed' }) {}
class SoldOut extends NotFound {
  static readonly problem = { code: 'SOLD_OUT', title: 'Sold out', members: ['book'] } as const;
  readonly book: number = 7;
}
class Late extends NotFound {
  static readonly problem = { code: 'LATE', title: 'Late' };
}
const problems = problemRegistry({ base: 'https://shop.example/' }, OutOfStock, PriceChanged, Closed, SoldOut, Late);

// The registry of a server gives the types of all its problems. A code that is no literal type is omitted.
type Shop = ProblemsOf<typeof problems>;
is<Same<keyof Shop, 'OUT_OF_STOCK' | 'PRICE_CHANGED' | 'CLOSED' | 'SOLD_OUT'>>();
is<Same<Shop['OUT_OF_STOCK']['status'], 409>>();
is<Same<keyof Shop['OUT_OF_STOCK']['members'], 'book' | 'available' | 'restock'>>();
is<Same<Shop['OUT_OF_STOCK']['members']['restock'], string | undefined>>();
is<Same<Shop['PRICE_CHANGED']['members']['price'][number], { readonly amount: number; readonly since: string }>>();
is<Same<keyof Shop['CLOSED']['members'], never>>();
is<Same<keyof Shop['SOLD_OUT']['members'], 'book'>>();
// No other property of a server's error looks like a member.
is<
  Same<
    keyof ProblemsOf<{ types: [{ errorClass: typeof HttpError & { problem: { code: 'X' } } }] }>['X']['members'],
    never
  >
>();

export function narrowsByTypesOfTheServer(error: unknown): number {
  if (isProblem<OutOfStock | PriceChanged>(error, 'OUT_OF_STOCK', 'PRICE_CHANGED')) {
    is<Same<typeof error.code, 'OUT_OF_STOCK' | 'PRICE_CHANGED'>>();
    is<Same<typeof error.status, 409>>();
    is<Same<typeof error.detail, string | undefined>>();
    if (error.code === 'OUT_OF_STOCK') {
      is<Same<typeof error.members.available, number>>();
      is<Same<(typeof error.members)['other'], unknown>>();
      // @ts-expect-error: a member of the other problem
      return error.members.price;
    }
    is<Same<(typeof error.members.price)[number]['since'], string>>();
  }
  // @ts-expect-error: no problem of these
  if (isProblem<OutOfStock>(error, 'PRICE_CHANGED')) return 1;
  // @ts-expect-error: without a code, nothing is known of the problem
  if (isProblem<OutOfStock>(error)) return 1;
  if (isProblem<SoldOut>(error, 'SOLD_OUT')) is<Same<typeof error.members.book, number>>();
  return 0;
}

export function narrowsByClass(error: unknown): void {
  if (isProblem(error, OutOfStock, Closed)) {
    is<Same<typeof error.code, 'OUT_OF_STOCK' | 'CLOSED'>>();
    is<Same<typeof error.status, 409 | 503>>();
    if (error.code === 'OUT_OF_STOCK') is<Same<typeof error.members.available, number>>();
  }
  // @ts-expect-error: the catalogue's classes declare no problem type
  isProblem(error, NotFound);
}

/** A problem of an API that declares no types. */
interface OutOfCredit {
  readonly status: 403;
  readonly code: 'OUT_OF_CREDIT';
  readonly balance: number;
}

export function narrowsByName(error: unknown): void {
  if (isProblem(error)) is<Same<typeof error, ProblemError>>();
  if (isProblem(error, 'ANY')) is<Same<typeof error.code, 'ANY'>>();
  if (isProblem(error, 'https://other.example/out-of-credit', 'ANY')) is<Same<typeof error.status, number>>();
  if (isProblem<OutOfCredit>(error, 'OUT_OF_CREDIT')) is<Same<typeof error.members.balance, number>>();
}

export async function acceptsTheResponsesOfEveryFetch(): Promise<void> {
  is<Same<Awaited<ReturnType<typeof throwIfProblem<Response>>>, Response>>();
  const response = await throwIfProblem(await fetch('https://shop.example/'));
  is<Same<typeof response, Response>>();
  const problem = await problemOf(await undiciFetch('https://shop.example/'));
  is<Same<typeof problem, ProblemError | undefined>>();
  is<Same<ReturnType<typeof fieldErrorsOf>, Map<string, string[]>>>();
  // @ts-expect-error: not a response
  await throwIfProblem({ status: 404 });
}

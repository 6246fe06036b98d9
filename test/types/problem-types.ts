// The compiler checks this file before the tests run. The line below each `@ts-expect-error` must not compile.
import {
  Conflict,
  defineProblem,
  HttpError,
  NotFound,
  type OptionsOf,
  problemRegistry,
  TooManyRequests,
} from '@faultline/core';
import { type } from 'arktype';
import * as v from 'valibot';
import { z } from 'zod';
import { z as z3 } from 'zod/v3';

/** Compiles only if both types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function is<_T extends true>(): void {}

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  members: z.object({ book: z.int(), since: z.iso.date().optional(), at: z.string().transform(Number) }),
}) {}

// The members are those of the input form, because they are sent as they are given.
const outOfStock = new OutOfStock({ book: 7, at: '1' });
is<Same<typeof outOfStock.book, number>>();
is<Same<typeof outOfStock.since, string | undefined>>();
is<Same<typeof outOfStock.at, string>>();
is<Same<typeof outOfStock.code, 'OUT_OF_STOCK'>>();
is<Same<typeof outOfStock.status, 409>>();
// Types are structural: a row with more properties is accepted. Only the declared members are sent.
const row = { book: 7, at: '1', supplier: 'secret' };
new OutOfStock(row, { cause: new Error('secret'), message: 'None is left.', headers: { 'X-Stock': '0' } });
// @ts-expect-error -- a member is missing
new OutOfStock({ book: 7 });
// @ts-expect-error -- a literal has a member that is not declared
new OutOfStock({ book: 7, at: '1', supplier: 'x' });
// @ts-expect-error -- the declaration has the code
new OutOfStock(row, { code: 'OTHER' });
// @ts-expect-error -- the base has no such option
new OutOfStock(row, { retryAfter: 60 });
// @ts-expect-error -- members can't be changed
outOfStock.book = 8;

class Zod3 extends defineProblem(Conflict, { code: 'A', title: 'A', members: z3.object({ book: z3.number() }) }) {}
class Valibot extends defineProblem(Conflict, { code: 'B', title: 'B', members: v.object({ book: v.number() }) }) {}
class Arktype extends defineProblem(Conflict, { code: 'C', title: 'C', members: type({ book: 'number' }) }) {}
class Names extends defineProblem(Conflict, { code: 'D', title: 'D', members: ['book'] })<{ book: number }> {}
class UntypedNames extends defineProblem(Conflict, { code: 'E', title: 'E', members: ['book'] }) {}
is<Same<Zod3['book'], number>>();
is<Same<Valibot['book'], number>>();
is<Same<Arktype['book'], number>>();
is<Same<Names['book'], number>>();
is<Same<UntypedNames['book'], unknown>>();
// @ts-expect-error -- the types lack a name
class WrongNames extends defineProblem(Conflict, { code: 'F', title: 'F', members: ['book'] })<{ other: number }> {}

// Without members, the parameters are those of the base.
class QuotaExceeded extends defineProblem(TooManyRequests, { code: 'QUOTA_EXCEEDED', title: 'Quota exceeded' }) {}
new QuotaExceeded('Wait.', { retryAfter: 60 } satisfies OptionsOf<429>);
QuotaExceeded.clientErrorStacks satisfies boolean;

class ByHand extends NotFound {
  static readonly problem = { code: 'BY_HAND', title: 'By hand', members: ['book'] } as const;
  constructor(readonly book: number) {
    super();
  }
}

export const problems = problemRegistry({ base: 'https://shop.example/' }, OutOfStock, Names, QuotaExceeded, ByHand);
type Registered = (typeof problems)['types'][number]['errorClass'];
is<Same<InstanceType<Registered>['code'], string | undefined>>();
// @ts-expect-error -- the class has no declaration
problemRegistry({ base: 'https://shop.example/' }, NotFound);
// @ts-expect-error -- HttpError has another constructor
defineProblem(HttpError, { code: 'G', title: 'G' });
// @ts-expect-error -- a title is missing
defineProblem(Conflict, { code: 'H' });

export function narrows(thrown: unknown): number {
  if (thrown instanceof OutOfStock) return thrown.book;
  if (thrown instanceof Conflict) is<Same<typeof thrown.status, 409>>();
  return thrown instanceof QuotaExceeded ? thrown.status : 500;
}
export { WrongNames };

import { fieldErrorsOf, isProblem, problemOf, problemOfBody, throwIfProblem } from '@faultline/client';

const body = JSON.stringify({
  type: 'https://shop.example/problems/out-of-stock',
  title: 'Out of stock',
  status: 409,
  code: 'OUT_OF_STOCK',
  errors: [{ detail: 'At most 2.', pointer: '#/items/0/count' }],
  book: 7,
  available: 2,
});
const respond = (): Response => new Response(body, { status: 409, headers: { 'Retry-After': '5' } });

async function check(): Promise<number> {
  const problem = await problemOf(respond());
  if (problem?.retryAfter !== 5 || fieldErrorsOf(problem).get('items[0].count')?.[0] !== 'At most 2.') return 1;
  if (isProblem(problemOfBody(body, 409), 'SOLD_OUT')) return 2;
  const { ok } = await throwIfProblem(new Response('[]'));
  try {
    if (ok) await throwIfProblem(respond());
  } catch (error) {
    if (isProblem(error, 'OUT_OF_STOCK', 'SOLD_OUT') && error.code === 'OUT_OF_STOCK') {
      // The types come from problems.d.ts.
      const { book, available, cover = 'none' } = error.members;
      const status: 409 = error.status;
      return book === 7 && available === 2 && cover === 'none' && status === error.response.status ? 0 : 3;
    }
    // @ts-expect-error: not a code of problems.d.ts
    if (isProblem(error, 'OUT_OF_STOK')) return 4;
  }
  return 5;
}

void (async () => {
  const failure = await check();
  if (failure !== 0) throw new Error(`Check ${failure} failed`);
})();

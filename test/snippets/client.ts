import { fieldErrorsOf, isProblem, throwIfProblem } from '@faultline/client';
import { type OutOfStock, shop } from './shop.js';

async function order(book: number, count: number): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ items: [{ book, count }] });
  try {
    const response = await throwIfProblem(await fetch(`${shop}/orders`, { method: 'POST', headers, body }));
    const { id } = (await response.json()) as { id: number };
    return `Order ${id}`;
  } catch (error) {
    if (isProblem<OutOfStock>(error, 'OUT_OF_STOCK')) return `Take ${error.members.available} instead?`;
    if (isProblem(error) && error.errors.length > 0) return JSON.stringify([...fieldErrorsOf(error)]);
    if (isProblem(error)) return error.detail ?? 'That did not work.';
    throw error; // no response at all, or a bug
  }
}

console.log(await order(7, 1));
console.log(await order(7, 3));
console.log(await order(7, 0));

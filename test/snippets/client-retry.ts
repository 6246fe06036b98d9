import { isProblem, problemOf } from '@faultline/client';
import { shop } from './shop.js';

/** Sends a request at most three times. Waits as long as the server asks for, but not longer than ten seconds. */
async function fetchPatiently(url: string, init?: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, init);
    const problem = await problemOf(response);
    if (problem === undefined) return response;
    const { status, retryAfter = Infinity } = problem;
    // With these two statuses, the server has not processed the request.
    const isWorthIt = (status === 429 || status === 503) && retryAfter <= 10;
    if (!isWorthIt || attempt === 3) throw problem;
    await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000));
  }
}

const response = await fetchPatiently(`${shop}/reports`);
console.log(await response.json());

try {
  await fetchPatiently(`${shop}/statistics`);
} catch (error) {
  if (isProblem(error)) console.log(`${error.detail} Try again in ${error.retryAfter} seconds.`);
}

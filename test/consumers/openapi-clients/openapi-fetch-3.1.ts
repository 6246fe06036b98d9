import createClient from 'openapi-fetch';
import type { paths } from './paths-3.1.js';

const { error } = await createClient<paths>({ baseUrl: 'https://shop.example' }).POST('/orders');
if (error?.type === 'https://shop.example/problems/out-of-stock') {
  error.available satisfies number;
  // @ts-expect-error It is no member of the problem.
  void error.price;
}
// @ts-expect-error Not every problem has the member.
void error?.available;

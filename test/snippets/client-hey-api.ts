import { isProblem, throwIfProblem } from '@faultline/client';
import { client } from './client.gen.js';
import { shop } from './shop.js';

client.setConfig({ baseUrl: shop, throwOnError: true });

client.interceptors.response.use(throwIfProblem);

try {
  await client.get({ url: '/statistics' });
} catch (error) {
  if (isProblem(error)) console.log(error.message, error.retryAfter);
}

import { isProblem, problemOfBody } from '@faultline/client';
import { ofetch } from 'ofetch';
import { shop } from './shop.js';

const api = ofetch.create({
  baseURL: shop,
  onResponseError({ response }) {
    throw problemOfBody(response._data, response.status, response.headers);
  },
});

try {
  await api('/statistics');
} catch (error) {
  if (isProblem(error)) console.log(error.message, error.retryAfter);
}

import { isProblem, problemOfBody } from '@faultline/client';
import axios, { type AxiosError } from 'axios';
import { shop } from './shop.js';

const api = axios.create({ baseURL: shop });

api.interceptors.response.use(undefined, (error: AxiosError) => {
  const { response } = error;
  throw response === undefined ? error : problemOfBody(response.data, response.status, response.headers);
});

try {
  await api.get('/statistics');
} catch (error) {
  if (isProblem(error)) console.log(error.message, error.retryAfter);
}

import { problemResponses, withProblems } from '@faultline/problems';
import { createDocument } from 'zod-openapi';
import { OutOfStock, problems } from './shop-problems.mjs';

const order = { responses: { 201: { description: 'The order' }, ...problemResponses(OutOfStock) } };
const info = { title: 'The shop', version: '1' };

export const document = withProblems(
  createDocument({ openapi: '3.1.0', info, paths: { '/orders': { post: order } } }),
  problems,
);

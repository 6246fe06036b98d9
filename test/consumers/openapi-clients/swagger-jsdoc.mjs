import { withProblems } from '@faultline/problems';
import swaggerJsdoc from 'swagger-jsdoc';
import { problems } from './shop-problems.mjs';

/**
 * @openapi
 * /orders:
 *   post:
 *     x-problems: [OUT_OF_STOCK]
 *     responses:
 *       201:
 *         description: The order
 */

const info = { title: 'The shop', version: '1' };
const definition = { openapi: '3.1.0', info };

export const document = withProblems(swaggerJsdoc({ definition, apis: ['swagger-jsdoc.mjs'] }), problems);

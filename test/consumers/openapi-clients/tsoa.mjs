import { readFileSync } from 'node:fs';
import { withProblems } from '@faultline/problems';
import { problems } from './shop-problems.mjs';

export const document = withProblems(JSON.parse(readFileSync('tsoa/swagger.json', 'utf8')), problems);

import { withProblems } from '@faultline/fetch';
import { serve } from '@hono/node-server';
import { handle } from './handler.js';

serve({ hostname: '127.0.0.1', port: 3000, fetch: withProblems(handle) });

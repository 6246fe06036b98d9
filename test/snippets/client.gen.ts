import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** What the recipe uses of the client that @hey-api/openapi-ts writes into a project. */
interface Client {
  setConfig(config: { readonly baseUrl: string; readonly throwOnError?: boolean }): unknown;
  get(request: { readonly url: string }): Promise<{ readonly error?: unknown }>;
  readonly interceptors: { readonly response: { use(hook: (response: Response) => Promise<Response>): unknown } };
}

const outfile = new URL('hey-api-client.mjs', import.meta.url);
await build({
  entryPoints: ['node_modules/@hey-api/openapi-ts/dist/clients/fetch/index.ts'],
  bundle: true,
  format: 'esm',
  outfile: fileURLToPath(outfile),
});
const { createClient } = (await import(outfile.href)) as { readonly createClient: () => Client };

export const client = createClient();

import { parseArgs } from 'node:util';
import { openShops, type Shop } from './open-shops.js';
import { print } from './print.js';
import { requests } from './requests.js';
import { type Outcome, tour } from './tour.js';

const usage = `Usage: npm start             shows the tour, then runs the shops until Ctrl-C
       npm start -- --all    also shows the shops on Fastify and Hono
       npm start -- --once   shows the tour and ends, with exit status 1 if a response is wrong`;

process.exitCode = await main();

/** Returns the exit status. */
async function main(): Promise<number> {
  const options = readArguments();
  if (options === undefined) return 2;

  const shops = await openShops(options.all);
  const frameworks = new Intl.ListFormat('en').format(shops.map(({ name }) => name));
  print(`One bookshop, on ${frameworks}: ${requests.length} requests that fail.`, 'bold');
  for (const { notice } of shops) if (notice !== undefined) print(notice, 'yellow');
  print('');

  const outcome = await tour(shops);
  summarize(outcome, frameworks);
  if (!options.once) await untilStopped(shops);
  await Promise.all(shops.map((shop) => shop.close()));
  return options.once && outcome.failed.length > 0 ? 1 : 0;
}

function readArguments(): { readonly all: boolean; readonly once: boolean } | undefined {
  try {
    return parseArgs({
      options: { all: { type: 'boolean', default: false }, once: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return undefined;
  }
}

function summarize({ failed, logged }: Outcome, frameworks: string): void {
  if (failed.length === 0) {
    print(`✓ All ${requests.length} responses are correct, and byte-identical on ${frameworks}.`, 'green');
  } else {
    print(`✗ ${failed.length} of ${requests.length} requests got a wrong response:`, 'red');
    for (const title of failed) print(`  ${title}`);
  }
  print(`${logged} errors were logged, with their stacks and causes.`);
}

/** Prints commands to try, and waits for Ctrl-C. */
async function untilStopped(shops: readonly Shop[]): Promise<void> {
  const [first, second] = shops as [Shop, Shop];
  const stopped = new Promise<void>((resolve) => {
    process.on('SIGINT', resolve).on('SIGTERM', resolve);
  });
  print('\nThe shops run until Ctrl-C, and log their errors here:');
  for (const { name, origin } of shops) print(`  ${name.padEnd(8)} ${origin}/books`);
  print('\nThe OpenAPI documents, in Swagger UI:');
  for (const { name, origin } of [first, second]) print(`  ${name.padEnd(8)} ${origin}/docs`);
  print('\nTry in another terminal:');
  print(`  curl -i ${first.origin}/books/7`, 'cyan');
  print(`  curl -i -X DELETE ${second.origin}/books/1`, 'cyan');
  print(`  curl -i -H 'Content-Type: application/json' -d '{"title":""}' ${first.origin}/books`, 'cyan');
  print(`  curl -i ${second.origin}/statistics`, 'cyan');
  await stopped;
}

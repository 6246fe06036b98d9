import { fork } from 'node:child_process';
import { once } from 'node:events';

const contender = new URL('contender.js', import.meta.url);

/**
 * Runs the contenders of a table in turns, each in its own process, and measures the CPU time of one operation, in
 * microseconds.
 *
 * @returns For each contender, one measurement per round.
 */
export async function race(table, { contenders, warmUp = 3000, count = 3000 }, rounds) {
  const measured = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  const runners = [];
  try {
    for (const name of Object.keys(contenders)) runners.push(await start(table, name));
    for (const { run } of runners) await run(warmUp);
    for (let round = 0; round < rounds; round++) {
      for (const { name, run } of runners) measured[name].push(await run(count));
    }
  } finally {
    for (const { stop } of runners) stop();
  }
  return measured;
}

async function start(table, name) {
  const child = fork(contender, [table, name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`'${name}' ended with ${code}`);
  });
  ended.catch(() => {}); // stop() ends the process too
  const nextMessage = () => Promise.race([once(child, 'message'), ended]).then(([message]) => message);
  await nextMessage();
  return {
    name,
    run: (count) => {
      child.send(count);
      return nextMessage();
    },
    stop: () => child.kill(),
  };
}

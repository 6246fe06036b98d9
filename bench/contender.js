// Runs one contender in its own process, so that contenders share neither compiled code nor heap. The parent process sends a
// number of operations; this process runs them and sends back the CPU time of one operation, in microseconds.
import { setImmediate } from 'node:timers/promises';

const [table, name] = process.argv.slice(2);
const { contenders } = await import(table);
const work = await contenders[name]();

async function run(count) {
  const before = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const pending = work();
    if (pending !== undefined) await pending;
    if (i % 100 === 99) await setImmediate();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

process.on('message', (count) => void run(count).then((time) => process.send(time)));
process.send('ready');

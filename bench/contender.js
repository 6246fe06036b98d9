// One contender in a process of its own, so that none warms the code or fills the heap of another. It does as much work as
// its parent asks for, and tells the CPU time that one operation took, in microseconds.
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

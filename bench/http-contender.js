// Runs one contender as a server in its own process. It sends its port to the parent process. After each message from the
// parent, it sends the CPU time that it has used so far, in microseconds.
import { once } from 'node:events';
import { createServer } from 'node:http';

const [table, name] = process.argv.slice(2);
const { contenders } = await import(table);
const { listener } = await contenders[name]();
const server = createServer(listener);
await once(server.listen(0, '127.0.0.1'), 'listening');

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send(user + system);
});
process.send(server.address().port);

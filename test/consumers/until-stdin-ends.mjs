// Every server loads this file. It ends the server when its parent process ends.
process.stdin.on('end', () => process.exit()).resume();

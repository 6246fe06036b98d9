// Loaded into each server: it stops with whoever started it, however that ends.
process.stdin.on('end', () => process.exit()).resume();

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { hostileBodies, hostileSources } from './hostile-bodies.js';

interface Row {
  readonly source: string;
  readonly name: string;
  readonly status: number;
  readonly characters: number;
  readonly listed: number;
  readonly errorCount?: number;
}

const rows: Row[] = [];
beforeAll(async () => {
  // The output has a line for each response. A process that runs out of memory ends with an error.
  const script = join(import.meta.dirname, 'hostile-requests.js');
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-old-space-size=256', script], {
    timeout: 280_000,
    maxBuffer: 10_000_000,
  });
  for (const line of stdout.trim().split('\n')) rows.push(JSON.parse(line) as Row);
}, 300_000);

describe('hostile bodies', () => {
  it.each(Object.entries(hostileBodies))('have less than 100 kB: %s', (_name, body) => {
    expect(Buffer.byteLength(body)).toBeLessThan(100_000);
    expect(JSON.parse(body)).toBeInstanceOf(Object);
  });
});

describe.each(Object.keys(hostileSources))('the mapper for %s with a heap of 256 MB', (source) => {
  it('limits the response for each hostile body to 100 field errors and 110,000 characters', () => {
    const responses = rows.filter((row) => row.source === source);
    expect(responses.length).toBeGreaterThan(3);
    expect(responses.filter(({ characters, listed }) => characters > 110_000 || listed > 100)).toEqual([]);
    expect(responses.filter(({ status }) => status < 500).length).toBeGreaterThan(3);
    for (const { listed, errorCount = listed + 1 } of responses) expect(errorCount).toBeGreaterThan(listed);
  });
});

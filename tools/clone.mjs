import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Clones this repository into a temporary directory, on the branch `main`. Uncommitted changes become a commit of the clone.
 * Returns the directory.
 */
export function clone() {
  const directory = mkdtempSync(join(tmpdir(), 'faultline-'));
  const git = (...args) =>
    execFileSync('git', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  git('clone', '--quiet', root, '.');
  git('remote', 'remove', 'origin');
  git('checkout', '--quiet', '-B', 'main');
  git('config', 'user.name', 'Rehearsal');
  git('config', 'user.email', 'rehearsal@faultline.test');
  git('--git-dir=.git', `--work-tree=${root}`, 'add', '--all');
  if (git('diff', '--cached', '--name-only') !== '') git('commit', '--quiet', '--message', 'fix: uncommitted changes');
  git('reset', '--quiet', '--hard');
  return directory;
}

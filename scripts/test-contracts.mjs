// `npm run test:contracts`: forge's unit, fuzz and invariant suites. Words behind it go to forge
// (`npm run test:contracts -- --match-contract HashTimeLock -vv`). With CI=true more random runs are made.
//
// Without words, gas that differs from contracts/snapshots/ is an error. With words the figures are written anew:
// `npm run test:contracts -- --match-contract Gas`, then `node scripts/generate-contracts.mjs` for the page of them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const forge = join(root, 'node_modules/@foundry-rs/forge/bin.mjs');
const profile = process.env.CI === 'true' ? 'ci' : 'default';
const words = process.argv.slice(2);

const { status, stdout, stderr } = spawnSync(process.execPath, [forge, 'test', ...words], {
  cwd: join(root, 'contracts'),
  encoding: 'utf8',
  env: {
    FOUNDRY_PROFILE: profile,
    FORGE_SNAPSHOT_CHECK: String(words.length === 0),
    ...process.env,
  },
  stdio: words.length > 0 ? 'inherit' : 'pipe',
});
// Quiet when all is well, as the other tests are.
if (status !== 0) process.stdout.write(`${stdout ?? ''}${stderr ?? ''}`);
else if (words.length === 0) process.stdout.write(`\n  contracts: ${summaryOf(stdout)}\n`);
process.exitCode = status ?? 1;

function summaryOf(output) {
  return /\d+ tests passed.*/.exec(output)?.[0] ?? output.trim();
}

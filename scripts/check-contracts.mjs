// The check `contracts` of `npm run check`: format, lint, and that what is made from the contracts is up to date.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const FORGE = 'node_modules/@foundry-rs/forge/bin.mjs';
const SOLHINT = 'node_modules/solhint/solhint.js';

const STEPS = [
  [FORGE, 'fmt', '--check'],
  [FORGE, 'lint', 'src'],
  [
    SOLHINT,
    '--disc',
    '--noPoster',
    '--max-warnings',
    '0',
    '--config',
    '.solhint.json',
    'src/**/*.sol',
  ],
  ['scripts/generate-contracts.mjs', '--check'],
];

for (const [program, ...args] of STEPS) {
  const options = { cwd: join(root, 'contracts'), encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, program), ...args],
    options,
  );
  if (status === 0) continue;
  process.stdout.write(`${program} ${args.join(' ')}\n${stdout}${stderr}\n`);
  process.exitCode = 1;
}

// `npm run check`: every check by name, all of them even when one fails. `npm run check lint layers` runs those two.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');

const LAYERED = ['engine', 'adapters', 'app', 'simulations', 'test', 'bench'];

const CHECKS = {
  types: ['typescript/bin/tsc', '--noEmit', '--tsBuildInfoFile', 'dist/check.tsbuildinfo'],
  lint: ['@biomejs/biome/bin/biome', 'lint', '--error-on-warnings', '--no-errors-on-unmatched'],
  format: ['@biomejs/biome/bin/biome', 'check', '--linter-enabled=false'],
  promises: ['eslint/bin/eslint.js', '--max-warnings=0', '.'],
  layers: ['dependency-cruiser/bin/dependency-cruise.mjs', ...LAYERED.filter(isThere)],
  'dead code': ['knip/bin/knip.js', '--no-progress'],
  contracts: ['../scripts/check-contracts.mjs'],
};

async function check(chosen) {
  const queue = Object.entries(CHECKS).filter(
    ([name]) => chosen.length === 0 || chosen.includes(name),
  );
  const lanes = Math.min(2, availableParallelism());
  let failed = 0;
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, [program, ...args]] = next;
      const { ok, output, seconds } = await run(program, args);
      process.stdout.write(
        `${ok ? '✓' : '✗'} ${name.padEnd(10)} ${ok ? 'ok' : 'failed'} (${seconds} s)\n`,
      );
      if (ok) continue;
      failed += 1;
      process.stdout.write(`\n${output.trim()}\n\n`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failed === 0) return;
  process.stdout.write(
    `${failed} of the checks failed. \`npm run format\` mends formatting and imports.\n`,
  );
  process.exitCode = 1;
}

function run(program, args) {
  const started = Date.now();
  return new Promise((resolve) => {
    const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] };
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], options);
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('close', (code) => {
      resolve({ ok: code === 0, output, seconds: ((Date.now() - started) / 1_000).toFixed(1) });
    });
  });
}

function isThere(folder) {
  return existsSync(join(root, folder));
}

await check(process.argv.slice(2));

#!/usr/bin/env -S node --min-semi-space-size=64 --max-semi-space-size=64
// Commands live for a batch or two: a young generation of 64 MiB lets them die young, which is half of the speed.
// Left to itself it grows to a third of that.
// The `tricord` command. A committed file, because npm links a bin before anything is built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/app/main.js', import.meta.url);

if (existsSync(fileURLToPath(main))) {
  process.setSourceMapsEnabled(true);
  await import(main.href);
} else {
  process.stderr.write('Tricord is not built yet. Run `npm run build`, then this command again.\n');
  process.exitCode = 1;
}

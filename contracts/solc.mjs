#!/usr/bin/env node
// The Solidity compiler of the npm package, as forge calls one: `--version`, or standard JSON from standard input.
import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import solc from 'solc';

// solc takes over exceptions that nobody catches, and would print itself as the place of every error.
process.removeAllListeners('uncaughtException');

// forge names some files above its folder by their whole path, and others not. The compiler of the npm package reads
// no files and finds each by its name alone, so all of them get names that begin in this folder.
function withRelativeNames(input) {
  const named = Object.entries(input.sources).map(([name, source]) => [
    isAbsolute(name) ? relative(process.cwd(), name) : name,
    source,
  ]);
  return { ...input, sources: Object.fromEntries(named) };
}

if (process.argv.includes('--version')) {
  process.stdout.write(`solc, the solidity compiler\nVersion: ${solc.version()}\n`);
} else {
  const input = withRelativeNames(JSON.parse(readFileSync(0, 'utf8')));
  process.stdout.write(solc.compile(JSON.stringify(input)));
}

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

// Compiled by tsc, or of no use at run time; every other file beside the sources is copied.
const NOT_COPIED = /\.(ts|mjs|md)$/;

/** Compiles to dist/ and copies schemas, pages and other files beside the sources, if anything has changed. */
export function build() {
  const folders = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).include;
  const sources = folders.flatMap((folder) => filesBelow(root, folder));
  const fingerprint = fingerprintOf(sources);
  if (readIfThere(stamp) === fingerprint) return;

  process.stdout.write('tricord: building …\n');
  rmSync(stamp, { force: true });
  removeOrphans(folders, new Set(sources));
  for (const file of sources) if (!NOT_COPIED.test(file)) copyToDist(file);
  compile();
  writeFileSync(stamp, fingerprint);
}

function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', root], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Error(`${stdout}${stderr}\nThe build failed; mend what tsc names above.`);
}

// A compiled test whose source is gone would still be run, and a compiled module still be imported.
function removeOrphans(folders, sources) {
  const orphans = folders
    .flatMap((folder) => filesBelow(dist, folder))
    .filter((file) => !sources.has(file) && !sources.has(file.replace(/\.js(\.map)?$/, '.ts')));
  for (const file of orphans) rmSync(join(dist, file));
  // tsc believes what its build information says and would not write again what was removed here.
  if (orphans.length > 0) rmSync(join(dist, 'tsconfig.tsbuildinfo'), { force: true });
}

function copyToDist(file) {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  copyFileSync(join(root, file), join(dist, file));
}

function fingerprintOf(sources) {
  const hash = createHash('sha256');
  for (const file of [...sources, 'tsconfig.json', 'package-lock.json', 'scripts/build.mjs']) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Paths below `base/folder`, relative to `base`, with forward slashes and in a stable order. */
function filesBelow(base, folder) {
  if (!existsSync(join(base, folder))) return [];
  return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(base.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

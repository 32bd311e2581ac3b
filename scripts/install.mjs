import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');

// Nothing here needs a package's install script, so none is run. Unlike `npm ci`, this leaves what is right in
// place: another command may be running from the same folder.
const INSTALL = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];

/** Installs the dependencies unless node_modules already holds exactly what package-lock.json asks for. */
export function install() {
  if (isInstalled()) return;
  process.stdout.write('tricord: installing dependencies (about a minute the first time) …\n');
  const { status, stdout, stderr, error } = runNpm(INSTALL);
  if (status === 0) return;
  const words = error?.message ?? `${stdout}${stderr}`.trim().split('\n').slice(0, 20).join('\n');
  throw new Error(
    `${words}\n\n\`npm ${INSTALL.join(' ')}\` failed; its own words are above. Check that this machine\n` +
      'reaches an npm registry (`npm ping`; behind a proxy: `npm config set proxy …`) and that the disk has\n' +
      '500 MB free, then run the command again.',
  );
}

// npm writes node_modules/.package-lock.json last, so an interrupted install counts as none. Comparing what the
// two files say, and not their times, holds across `git checkout` and installs made by hand.
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  if (present === undefined) return false;
  if (wanted === undefined) return true;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const installed = present[path];
    if (installed === undefined) return entry.optional === true || entry.peer === true;
    return installed.version === entry.version && installed.integrity === entry.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

// Under `npm start` npm tells where it lives; running that file with this Node also works where npm is a .cmd.
function runNpm(args) {
  const npmCli = process.env.npm_execpath;
  const [file, first] = npmCli?.endsWith('npm-cli.js') ? [process.execPath, [npmCli]] : ['npm', []];
  return spawnSync(file, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: file === 'npm' && process.platform === 'win32',
  });
}

// Makes a fresh clone ready to run: installs what package-lock.json names, then builds. Runs before every
// script of package.json, so it needs nothing but Node itself, and is quick and quiet when nothing is to be done.
import { build } from './build.mjs';
import { install } from './install.mjs';

const NODE_FLOOR = [20, 19];

/** `node scripts/setup.mjs` does both steps; `… install` leaves the build to whoever called. */
function setup(steps) {
  assertNodeIsNewEnough();
  install();
  if (steps !== 'install') build();
}

function assertNodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [floorMajor, floorMinor] = NODE_FLOOR;
  if (major > floorMajor || (major === floorMajor && minor >= floorMinor)) return;
  throw new Error(
    `Tricord needs Node.js ${NODE_FLOOR.join('.')} or newer, this is ${process.versions.node}.\n` +
      'Install a current one (for example with `nvm install 22`) and run the command again.',
  );
}

try {
  setup(process.argv[2]);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
  process.exitCode = 1;
}

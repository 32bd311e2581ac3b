// Adds to package-lock.json the packages for other platforms that npm left out. A registry mirror may not carry all
// of them; npm then writes a lock file without them, which `npm ci` refuses on every machine. Run after npm changed
// the lock file: `node scripts/complete-lock.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const { '': root, ...packages } = lock.packages;
const added = Object.entries(packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(
      ([name]) =>
        !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    )
    .map(([name, version]) => [`node_modules/${name}`, describe(name, version, entry)]),
);
const sorted = [...Object.entries(packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${FILE}: ${added.length} packages added\n`);

// What the package would say of itself, read from its name: npm passes over packages for other platforms by it.
function describe(name, version, { dev }) {
  if (!/^\d/.test(version))
    throw new Error(`${name} is asked for as ${version}, not as one version.`);
  const words = name.split('/').at(-1).split('-');
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const os = SYSTEMS.filter((system) => words.includes(system));
  if (os.length !== 1 || cpu.length > 1) throw new Error(`Which platform is ${name} for?`);
  const libc = words.flatMap((word) =>
    /^musl/.test(word) ? ['musl'] : /^gnu/.test(word) ? ['glibc'] : [],
  );
  return {
    version,
    ...(cpu.length === 0 ? {} : { cpu }),
    ...(dev ? { dev } : {}),
    ...(libc.length === 0 ? {} : { libc }),
    optional: true,
    os,
  };
}

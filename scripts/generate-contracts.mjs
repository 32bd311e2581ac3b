// Writes what others need of the contracts, from what forge compiled:
//
//   node scripts/generate-contracts.mjs           adapters/evm/generated/<contract>.ts and docs/contracts.md
//   node scripts/generate-contracts.mjs --check   fails when one of them differs from what it would write
//
// The page takes its gas figures from contracts/snapshots/, which the tests keep.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractsPage } from './contracts-page.mjs';

/** The contracts that the adapter deploys or calls. Each is named after its file in contracts/src. */
const DEPLOYED = [
  'anchor/LedgerAnchor',
  'escrow/DvpEscrow',
  'escrow/HashTimeLock',
  'escrow/KeyedDelivery',
  'escrow/KeyedPayment',
  'tokens/AdmissionRegistry',
  'tokens/DepositToken',
  'tokens/SecurityToken',
  'tokens/Stablecoin',
  'tokens/WholesaleCbdc',
  'upkeep/EscrowUpkeep',
  'vault/Vault',
];

/** The interfaces of the page, in its order: one that others extend comes before them. */
const DOCUMENTED = [
  'tokens/interfaces/IToken',
  'tokens/interfaces/IStablecoin',
  'tokens/interfaces/ITransferAuthorization',
  'tokens/interfaces/IERC7943Fungible',
  'tokens/interfaces/IRegulatedToken',
  'tokens/interfaces/IDepositToken',
  'tokens/interfaces/IWholesaleCbdc',
  'tokens/interfaces/ISecurityToken',
  'tokens/interfaces/IAdmissionRegistry',
  'vault/IVault',
  'escrow/IEscrowErrors',
  'escrow/IDvpEscrow',
  'escrow/IChainProfiles',
  'escrow/IHashTimeLock',
  'escrow/ILockingContract',
  'escrow/IDecryptionContract',
  'escrow/IKeyedErrors',
  'anchor/ILedgerAnchor',
  'upkeep/IEscrowUpkeep',
];

const root = join(fileURLToPath(import.meta.url), '../..');
const GENERATED = join(root, 'adapters/evm/generated');

function main(check) {
  build();
  const files = new Map(DEPLOYED.map((path) => [moduleFile(path), moduleText(path)]));
  const interfaces = DOCUMENTED.map((path) => ({ path, ...artifact(path) }));
  files.set(join(root, 'docs/contracts.md'), contractsPage(interfaces, snapshots()));
  const differing = [...files]
    .filter(([file, text]) => !isWritten(file, text))
    .map(([file]) => file);
  const stale = generatedFiles().filter((file) => !files.has(file));
  if (!check) return write(files, stale);
  if (differing.length + stale.length === 0) return undefined;
  const names = [...differing, ...stale].map((file) => relative(root, file)).join(', ');
  process.stdout.write(`${names}: differs; run node scripts/generate-contracts.mjs\n`);
  process.exitCode = 1;
}

function build() {
  const forge = join(root, 'node_modules/@foundry-rs/forge/bin.mjs');
  const options = { cwd: join(root, 'contracts'), encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [forge, 'build', 'src'], options);
  if (status !== 0) throw new Error(`forge build: ${stdout}${stderr}`);
}

function artifact(path) {
  const name = nameOf(path);
  const file = join(root, 'contracts/out', `${name}.sol`, `${name}.json`);
  const { abi, bytecode, deployedBytecode, rawMetadata } = JSON.parse(readFileSync(file, 'utf8'));
  // forge's own reading of it, `metadata`, leaves errors and events out.
  const { devdoc, userdoc } = JSON.parse(rawMetadata).output;
  return { name, abi, bytecode, deployedBytecode, devdoc, userdoc };
}

function moduleText(path) {
  const { name, abi, bytecode, deployedBytecode } = artifact(path);
  const constant = name[0].toLowerCase() + name.slice(1);
  return `// Made from contracts/src/${path}.sol by scripts/generate-contracts.mjs. Not to be edited.

export const ${constant}Abi = [
${abi.map((entry) => `  ${withoutInternalTypes(entry)},`).join('\n')}
] as const;

/** What creates the contract, before its arguments. */
export const ${constant}Bytecode = '${bytecode.object}' as const;

/** What is then at its address, with zeros where \`${constant}Immutables\` says that values of its own are. */
export const ${constant}DeployedBytecode = '${deployedBytecode.object}' as const;

/** Offsets and lengths in bytes. */
export const ${constant}Immutables = ${JSON.stringify(immutablesOf(deployedBytecode))} as const;
`;
}

/** The names that Solidity has for a type say nothing to a caller, and change with a renamed struct. */
function withoutInternalTypes(entry) {
  return JSON.stringify(entry, (key, value) => (key === 'internalType' ? undefined : value));
}

/** Without the compiler's numbers for them, which depend on what else was compiled. */
function immutablesOf({ immutableReferences = {} }) {
  return Object.values(immutableReferences)
    .flat()
    .map(({ start, length }) => ({ start, length }))
    .sort((one, other) => one.start - other.start);
}

function snapshots() {
  const folder = join(root, 'contracts/snapshots');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.map((name) => [
    name.replace('.json', ''),
    Object.entries(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  ]);
}

function generatedFiles() {
  const names = existsSync(GENERATED) ? readdirSync(GENERATED) : [];
  return names.map((name) => join(GENERATED, name));
}

function write(files, stale) {
  for (const file of stale) rmSync(file);
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function isWritten(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text;
}

function moduleFile(path) {
  const kebab = nameOf(path).replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-');
  return join(GENERATED, `${kebab.toLowerCase()}.ts`);
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

main(process.argv[2] === '--check');

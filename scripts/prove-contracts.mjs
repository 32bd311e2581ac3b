// `npm run prove:contracts`: solc's model checker, with z3 behind it, proves what contracts/proofs/ asserts of the moves
// of a lock, first of all that none is claimed and refunded both. Fails when anything is refuted or not decided.
//
// A checker that finds everything proved is worth nothing. So each mistake in `PLANTED` is put into the moves too, and
// the checker has to refute it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import solc from 'solc';

// solc takes over exceptions that nobody catches, and would print itself as the place of every error.
process.removeAllListeners('uncaughtException');

const contracts = join(fileURLToPath(import.meta.url), '../../contracts');
const MOVES = 'src/escrow/LockTransition.sol';
const SOURCES = [MOVES, 'src/escrow/LockStatus.sol'];
const PROOFS = ['LockExclusion', 'LockWindow'];
const TIMEOUT_SECONDS = 180;
// How solc itself would call z3.
const Z3_OPTIONS = [
  'rewriter.pull_cheap_ite=true',
  'fp.spacer.q3.use_qgen=true',
  'fp.spacer.mbqi=false',
  'fp.spacer.ground_pobs=false',
];

// What solc says besides that is no problem. The arguments of an error are nothing to it, as they are to the proof.
const EXPECTED = /check is safe|violation happens here|does not yet implement type error/;

const PLANTED = [
  {
    mistake: 'a refund comes through whatever the state is',
    proof: 'LockExclusion',
    right: 'return _move(status, LockStatus.Locked, LockStatus.Refunded);',
    wrong: 'return status == LockStatus.None ? status : LockStatus.Refunded;',
  },
  {
    mistake: 'a claim leaves the lock as it is',
    proof: 'LockExclusion',
    right: 'return _move(status, LockStatus.Locked, LockStatus.Claimed);',
    wrong: 'return _move(status, LockStatus.Locked, LockStatus.Locked);',
  },
  {
    mistake: 'a claim works at the end of its window',
    proof: 'LockExclusion',
    right: 'require(time < end, WindowClosed(end));',
    wrong: 'require(time <= end, WindowClosed(end));',
  },
  {
    mistake: 'an outage moves the end of the window without limit',
    proof: 'LockWindow',
    right: 'return end < latest ? end : latest;',
    wrong: 'return end;',
  },
];

if (spawnSync('z3', ['--version']).error !== undefined) {
  process.stderr.write(
    'prove-contracts: z3 is not installed (Debian has it: apt-get install z3)\n',
  );
  process.exit(1);
}
const moves = readFileSync(join(contracts, MOVES), 'utf8');
const failures = [
  ...PROOFS.flatMap((proof) => whatIsNotProved(proof, moves)),
  ...PLANTED.flatMap(whatIsNotRefuted),
];
for (const failure of failures) process.stderr.write(`prove-contracts: ${failure}\n`);
if (failures.length === 0) {
  process.stdout.write(
    `  contracts: ${PROOFS.join(' and ')} proved, ${PLANTED.length} planted mistakes refuted\n`,
  );
}
process.exitCode = failures.length === 0 ? 0 : 1;

function whatIsNotProved(proof, source) {
  const { safe, violated, others, assertions } = check(proof, source);
  const problems = [...violated, ...others];
  if (safe < assertions)
    problems.push(`${safe} of ${assertions} assertions of ${proof} are proved`);
  return problems;
}

function whatIsNotRefuted({ mistake, proof, right, wrong }) {
  if (!moves.includes(right)) return [`the line to plant "${mistake}" in is not there any more`];
  const { violated, others } = check(proof, moves.replace(right, wrong));
  // A mistake that does not compile, or that nobody decides, is not refuted.
  return violated.length > 0 ? [] : [`"${mistake}" is not refuted`, ...others];
}

function check(proof, source) {
  const name = `proofs/${proof}.sol`;
  const content = readFileSync(join(contracts, name), 'utf8');
  const messages = run(name, proof, { [name]: content, [MOVES]: source });
  const about = (pattern) => messages.filter((message) => pattern.test(message));
  return {
    assertions: content.match(/^\s*assert\(/gm)?.length ?? 0,
    safe: about(/check is safe/).length,
    violated: about(/violation happens here/),
    others: messages.filter((message) => !EXPECTED.test(message)),
  };
}

function run(name, proof, changed) {
  const texts = Object.fromEntries(
    SOURCES.map((file) => [file, { content: readFileSync(join(contracts, file), 'utf8') }]),
  );
  for (const [file, content] of Object.entries(changed)) texts[file] = { content };
  const modelChecker = {
    engine: 'chc',
    solvers: ['smtlib2'],
    targets: ['assert'],
    contracts: { [name]: [proof] },
    showProvedSafe: true,
    showUnproved: true,
    showUnsupported: true,
  };
  const input = {
    language: 'Solidity',
    sources: texts,
    settings: { modelChecker, outputSelection: {} },
  };
  const output = solc.compile(JSON.stringify(input), { smtSolver: askZ3 });
  return (JSON.parse(output).errors ?? []).map((error) => error.formattedMessage);
}

function askZ3(query) {
  const options = ['-smt2', '-in', `-T:${TIMEOUT_SECONDS}`, ...Z3_OPTIONS];
  const { stdout } = spawnSync('z3', options, { input: query, encoding: 'utf8' });
  return { contents: stdout };
}

// The layers of DESIGN: dependencies point one way, each rule with its reason.
// test/layers.test.ts breaks each of these rules once and expects to be told.

const PRODUCTION = '^(engine|adapters|app|simulations)/';
const WORDS = '^engine/(assert|refusal|ids)\\.ts$';

/** A slice of the engine may use these other slices of it, itself, and the words that all share. */
function slice(name, others, reason) {
  return {
    name: `${name}-and-below`,
    comment: reason,
    severity: 'error',
    from: { path: `^engine/${name}/` },
    to: {
      path: '^engine/',
      pathNot: [WORDS, ...[name, ...others].map((allowed) => `^engine/${allowed}/`)],
    },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'engine-knows-nobody',
      comment:
        'The same engine runs under the server, the simulator and the fault tests; that holds only as long as it ' +
        'knows none of them. What it needs of the world is a port in engine/ports.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(?!engine/|node_modules/)[^/]+/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'engine-does-no-io',
      comment:
        'decide and evolve give the same answer for the same input on any machine, or a replay ends in another ' +
        'state. Clocks, random numbers, files and sockets come in through ports and commands.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-needs-no-packages',
      comment:
        'What settles money is read and reviewed here, whole. decimal.js is the exception, for rates.',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/decimal\\.js/' },
    },
    {
      name: 'decimals-stay-in-money',
      comment:
        'Amounts are bigint minor units everywhere. A decimal exists only while a rate is applied, next to the ' +
        'rounding that ends it.',
      severity: 'error',
      from: { path: '^engine/', pathNot: '^engine/money/' },
      to: { path: 'node_modules/decimal\\.js/' },
    },
    {
      name: 'words-need-nothing',
      comment: 'Assertions, refusals and ids are used by every slice, so they can use none.',
      severity: 'error',
      from: { path: WORDS },
      to: { path: '^engine/', pathNot: WORDS },
    },
    slice(
      'money',
      [],
      'Amounts, currencies and rounding mean the same to every slice, so they depend on none.',
    ),
    slice(
      'ledger',
      ['money'],
      'The ledger keeps balances of anything. Once it knew the kinds of money, each new kind would change it.',
    ),
    slice(
      'instruments',
      ['money'],
      'The rules of a kind of money are rules about amounts and holders, whatever ledger keeps them.',
    ),
    slice(
      'settlement',
      ['money', 'ledger', 'instruments'],
      'Settlement is composed into a book with the other slices; it must not know that book, nor the ports around it.',
    ),
    slice(
      'bridge',
      ['money', 'ledger', 'instruments'],
      'A bridge moves supply, whatever settles with it; what the chain says comes in through commands.',
    ),
    {
      name: 'adapters-know-only-the-engine',
      comment:
        'Each technology can be replaced or removed without a look at the others; app/ is where they meet.',
      severity: 'error',
      from: { path: '^adapters/([^/]+)/' },
      to: { path: '^(adapters|simulations)/', pathNot: '^adapters/$1/' },
    },
    {
      name: 'simulations-know-only-the-engine',
      comment:
        'A simulation shows what the engine does. With a real adapter in it, it would show that one too.',
      severity: 'error',
      from: { path: '^simulations/' },
      to: { path: '^adapters/' },
    },
    {
      name: 'nobody-knows-the-app',
      comment:
        'app/ reads the environment and puts the parts together. What imports it can no longer be put together ' +
        'in another way, under a test or a simulation.',
      severity: 'error',
      from: { pathNot: '^(app|test|bench)/' },
      to: { path: '^app/' },
    },
    {
      name: 'no-tests-in-production',
      comment: 'Tests and benchmarks are not shipped.',
      severity: 'error',
      from: { path: PRODUCTION },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-dev-packages-in-production',
      comment:
        'Packages for development are not installed where Tricord runs as a package. Types need not be.',
      severity: 'error',
      from: { path: PRODUCTION },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment:
        'Files that import each other can only be read, tested and moved together, and which of them is ' +
        'evaluated first is an accident.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    // Types are knowledge too: an import that only names a type counts.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.json'] },
  },
};

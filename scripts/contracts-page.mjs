// docs/contracts.md: the reference of the contracts, from the documentation on their interfaces, and what calls cost.

const KINDS = [
  ['function', 'Functions', 'methods'],
  ['event', 'Events', 'events'],
  ['error', 'Errors', 'errors'],
];

/** Throws when a function, event or error of an interface says nothing of itself. */
export function contractsPage(interfaces, snapshots) {
  const shown = [];
  const sections = interfaces.map((each) => {
    const known = new Set(shown.filter((other) => extendsInterface(each, other)).flatMap(keysOf));
    shown.push(each);
    return sectionOf(each, known);
  });
  return `# Contracts

Made from the documentation in the interfaces by \`scripts/generate-contracts.mjs\`. What each contract is for, how they
are tested and which attacks they stand is in [contracts/README.md](../contracts/README.md).

An interface that extends another is shown without what it has from there. Amounts are in minor units. A name in
capitals after "For" is a role: who has it is up to the administrator of the contract (OpenZeppelin's AccessControl).

${sections.join('\n')}
## Gas

What calls used when \`npm run test:contracts\` last measured them. The tests that measure say what is in a figure, and
fail above their limit.

${snapshots.map(gasTable).join('\n')}`;
}

function sectionOf({ name, path, abi, userdoc, devdoc }, known) {
  const parts = KINDS.map(([type, title, docs]) => {
    const entries = abi.filter((entry) => entry.type === type && !known.has(keyOf(entry)));
    if (entries.length === 0) return '';
    const rows = entries.map((entry) =>
      row(entry, docsOf(userdoc[docs], entry), docsOf(devdoc[docs], entry), name),
    );
    return `**${title}**\n\n${rows.join('\n')}\n`;
  });
  const about = [userdoc.notice, devdoc.details]
    .filter(Boolean)
    .map(prose)
    .map((text) => `${text}\n`);
  const source = `[${name}](../contracts/src/${path}.sol)`;
  return [`## ${devdoc.title ?? name}\n`, `${source}\n`, ...about, ...parts]
    .filter(Boolean)
    .join('\n');
}

function row(entry, user, dev, contract) {
  const text = [user?.notice ?? user?.[0]?.notice, dev?.details ?? dev?.[0]?.details]
    .filter(Boolean)
    .map(prose)
    .join(' ');
  if (text === '') throw new Error(`${contract}.${keyOf(entry)}: nothing says what it is`);
  const values = [
    ...describe(entry.inputs, dev?.params ?? dev?.[0]?.params ?? {}),
    ...describe(entry.outputs ?? [], dev?.returns ?? {}, 'returns '),
  ];
  return [`- \`${signatureOf(entry)}\`: ${text}`, ...values].join('\n');
}

function describe(values, docs, prefix = '') {
  return values.flatMap(({ name }, index) => {
    const text = docs[name] ?? docs[`_${index}`];
    return text === undefined ? [] : [`  - ${prefix}\`${name || index}\`: ${prose(text)}`];
  });
}

function gasTable([group, figures]) {
  const rows = figures.map(([name, gas]) => `| ${name} | ${Number(gas).toLocaleString('en')} |`);
  return `### ${group}\n\n| call | gas |\n| --- | ---: |\n${rows.join('\n')}\n`;
}

function docsOf(docs = {}, entry) {
  return docs[keyOf(entry)];
}

function extendsInterface(one, other) {
  const keys = new Set(keysOf(one));
  return keysOf(other).every((key) => keys.has(key));
}

function keysOf({ abi }) {
  return abi.map(keyOf);
}

/** As the compiler writes it in its documentation: a struct is the tuple of its types. */
function keyOf({ name, inputs }) {
  return `${name}(${inputs.map(typeOf).join(',')})`;
}

function typeOf({ type, components }) {
  return type.startsWith('tuple') ? `(${components.map(typeOf).join(',')})${type.slice(5)}` : type;
}

function signatureOf({ name, inputs, outputs = [] }) {
  const list = (values) =>
    values.map((value) => [readableType(value), value.name].filter(Boolean).join(' ')).join(', ');
  return outputs.length === 0
    ? `${name}(${list(inputs)})`
    : `${name}(${list(inputs)}) → (${list(outputs)})`;
}

/** Solidity's own name for it, where it has one: `struct IEscrow.Leg[]` is `Leg[]`. */
function readableType({ type, internalType = type }) {
  return internalType.replace(/^(?:struct|enum|contract) /, '').replace(/^[A-Za-z0-9_]+\./, '');
}

function prose(text) {
  return text.replaceAll(/\{([A-Za-z0-9_]+)\}/g, '`$1`').trim();
}

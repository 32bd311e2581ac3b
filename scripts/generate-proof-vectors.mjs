// Makes contracts/test/anchor/ProofVectors.sol: proofs of a small book, by the code behind `tricord proof`, for the tests
// of the contract that checks them on a chain. With `--check` it fails when the file is another (test/app/ runs it).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '../..');
const file = join(root, 'contracts/test/anchor/ProofVectors.sol');
const { proofBook, proofOf } = await import(join(root, 'dist/test/app/support/proof-book.js'));
const { hashHeader } = await import(join(root, 'dist/app/shell/hash-chain.js'));

// The same book on every run: no instruction, no name and no time in it is random.
const book = await proofBook([1, 330, 2, 1], () => 0.5, { plain: true });
const largest = book.batches.reduce((one, other) =>
  other.decisions.length > one.decisions.length ? other : one,
);
const VECTORS = {
  // In a row of one chunk: no path at all.
  single: await vectorOf(1),
  // In the first and in the last of an odd number of chunks, with all rows after it.
  first: await vectorOf(largest.firstPosition, 'head'),
  last: await vectorOf(largest.firstPosition + largest.eventCount - 1, 'head'),
};

const text = `// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {ILedgerAnchor} from "../../src/anchor/ILedgerAnchor.sol";

/// @notice Made by scripts/generate-proof-vectors.mjs of what \`tricord proof\` makes. Do not edit.
library ProofVectors {
    string internal constant BOOK = "main";
${Object.entries(VECTORS).map(renderVector).join('')}}
`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  process.stderr.write('ProofVectors.sol is old: node scripts/generate-proof-vectors.mjs\n');
  process.exitCode = 1;
}

async function vectorOf(position, to) {
  const { bytes } = await proofOf(book, position, to);
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

function renderVector([name, proof]) {
  const left = proof.path.reduce(
    (bits, { side }, level) => bits + (side === 'left' ? 2 ** level : 0),
    0,
  );
  const head = `${name[0].toUpperCase()}${name.slice(1)}`;
  return `
    function ${name}() internal pure returns (ILedgerAnchor.Proof memory proof) {
${renderBytes(Buffer.from(proof.chunk, 'base64'))}
        proof.siblings = new bytes32[](${proof.path.length});
${proof.path.map(({ hash }, level) => `        proof.siblings[${level}] = 0x${hash};\n`).join('')}        proof.leftSides = ${left};
        proof.header = ${renderHeader(proof.row, proof.row.previousHash)};
        proof.links = new ILedgerAnchor.Link[](${proof.links.length});
${renderLinks(proof)}    }

    function head${head}() internal pure returns (uint64 seq, bytes32 rowHash) {
        return (${proof.head.seq}, 0x${proof.head.hash});
    }
`;
}

function renderBytes(bytes) {
  const lines = bytes.toString('hex').match(/.{1,96}/g) ?? [];
  return `        proof.chunk =\n            ${lines.map((line) => `hex"${line}"`).join('\n            ')};`;
}

function renderHeader(row, previousHash) {
  const { seq, epoch, at, firstPosition, eventCount, format } = row;
  const numbers = [seq, epoch, at, firstPosition, eventCount, format].join(', ');
  return `ILedgerAnchor.Header(0x${previousHash}, ${numbers})`;
}

/** A proof leaves out what follows: the hash of the row before a link. */
function renderLinks({ book: name, row, links }) {
  let previousHash = row.hash;
  return links
    .map((link, index) => {
      const header = renderHeader(link, previousHash);
      const hashed = { ...link, previousHash: Buffer.from(previousHash, 'hex') };
      previousHash = Buffer.from(hashHeader(name, hashed, Buffer.from(link.root, 'hex'))).toString(
        'hex',
      );
      return `        proof.links[${index}] = ILedgerAnchor.Link(${header}, 0x${link.root});\n`;
    })
    .join('');
}

import type { ProofSources } from '../../../app/proof/proof-sources.ts';
import { proveEntry } from '../../../app/proof/prove-entry.ts';
import { readable } from '../../../app/proof/readable.ts';
import { readRows } from '../../../app/shell/read-rows.ts';
import { toBatch } from '../../../app/shell/to-batch.ts';
import type { Command } from '../../../engine/book.ts';
import type { AccountId, HoldId, Position } from '../../../engine/ids.ts';
import type { CommittedBatch } from '../../../engine/ports/projection.ts';
import { openWriter } from './open-writer.ts';
import { fillSmallBook, transfer } from './small-book.ts';

const START = Date.UTC(2026, 10, 22);

export interface ProofBook {
  readonly sources: ProofSources;
  readonly batches: readonly CommittedBatch[];
  /** Last position. */
  readonly position: Position;
}

/**
 * A book of rows with as many commands as `sizes` says: transfers, holds, refusals, and unless `plain` instructions.
 * `next` draws numbers in [0, 1).
 */
export async function proofBook(
  sizes: readonly number[],
  next: () => number,
  { plain = false } = {},
): Promise<ProofBook> {
  let now = START;
  const { writer, journal } = await openWriter({ clock: () => now });
  await fillSmallBook(writer);
  for (const [row, size] of sizes.entries()) {
    now += Math.floor(next() * 10_000);
    // The first of them commits alone, the others while it is on its way, as one row.
    await Promise.all(
      Array.from({ length: size }, (_, index) => {
        const key = `row-${row}/${index}`;
        return writer.submit(plain ? transfer(key, 1n) : randomCommand(key, next));
      }),
    );
  }
  const batches: CommittedBatch[] = [];
  for await (const row of readRows('main', journal, undefined)) batches.push(toBatch(row));
  // A projection that has seen nothing yet.
  const projection = {
    cursor: async () => ({ seq: 0, position: 0, hash: '' }),
    instruction: async () => undefined,
  };
  return { sources: { book: 'main', journal, projection }, batches, position: writer.position };
}

function randomCommand(key: string, next: () => number): Command {
  const amount = BigInt(1 + Math.floor(next() * 50));
  switch (Math.floor(next() * 5)) {
    case 0:
      return transfer(key, amount * 10n ** 30n);
    case 1:
      return {
        type: 'post',
        key,
        operations: [
          { op: 'hold', id: `h-${key.replace('/', '-')}` as HoldId, ...ends(), amount },
          { op: 'transfer', ...ends(), amount },
        ],
      };
    case 2:
      return submit(key, next() < 0.5 ? '0.01' : 'many');
    default:
      return transfer(key, amount);
  }
}

function submit(reference: string, amount: string): Command {
  const leg = { instrument: 'COIN', amount, from: { account: 'a' }, to: { account: 'b' } };
  const instruction = { reference, kind: 'payment', party: 'holder', legs: [leg] } as const;
  return { type: 'submit_instruction', key: reference, instruction };
}

function ends() {
  return { from: 'a' as AccountId, to: 'b' as AccountId };
}

/** The bytes of the proof of an entry, and the hash of its row. */
export async function proofOf(
  { sources }: ProofBook,
  entry: string | number,
  to?: number | 'head',
): Promise<{ readonly bytes: Uint8Array; readonly hash: string }> {
  const proof = await proveEntry(sources, `${entry}`, to);
  if (!proof.ok) throw new Error(proof.fault.detail);
  return { bytes: Buffer.from(proof.value.text), hash: proof.value.proof.row.hash };
}

/** What the journal itself says at a position. */
export function entryAt({ batches }: ProofBook, position: Position) {
  for (const { firstPosition, hash, seq, decisions } of batches) {
    let first = firstPosition;
    for (const decision of decisions) {
      const event = position - first;
      if (event >= 0 && event < decision.events.length) {
        const content = JSON.parse(JSON.stringify(readable(decision)));
        return { seq, hash, event, content, time: new Date(decision.at).toISOString() };
      }
      first += decision.events.length;
    }
  }
  throw new Error(`no position ${position}`);
}

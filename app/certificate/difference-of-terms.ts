import type { RawDecision } from '../proof/decode-chunk.ts';
import { type Fields, fieldsOf, listOf } from '../proof/plain-data.ts';
import { printable } from '../proof/printable.ts';
import type { Settlement } from './certificate.ts';
import { firstDifference } from './first-difference.ts';

/**
 * Where a certificate differs from the instructions that the proved decision received; `undefined` when nowhere. The
 * decision that settles is mostly that of the last instruction, which names all participants. Of other instructions,
 * what the journal says is not in the proof.
 */
export function differenceOfTerms(
  settlement: Settlement,
  { events }: RawDecision,
): string | undefined {
  for (const { type, instruction } of events) {
    if (type !== 'instruction_received') continue;
    const received = fieldsOf(instruction);
    const at = settlement.instructions.findIndex(({ id }) => id === received.id);
    if (at === -1) continue;
    const { id, reference, kind, party, tradeReference = null } = received;
    const difference =
      firstDifference(
        settlement.instructions[at],
        { id, reference, kind, party, tradeReference },
        `settlement.instructions[${at}]`,
      ) ?? differenceOfOwners(settlement, received);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function differenceOfOwners({ legs }: Settlement, received: Fields): string | undefined {
  const ends = listOf(received.legs).flatMap((leg) => {
    const { from, to } = fieldsOf(leg);
    return [fieldsOf(from), fieldsOf(to)];
  });
  const named = new Set(ends.map(({ participant }) => participant));
  const owners = new Map(ends.map(({ account, participant }) => [account, participant]));
  for (const [at, leg] of legs.entries()) {
    for (const side of ['from', 'to'] as const) {
      const { account, participant } = leg[side];
      const path = `settlement.legs[${at}].${side}.participant`;
      if (owners.has(account)) {
        const difference = firstDifference(participant, owners.get(account), path);
        if (difference !== undefined) return difference;
      }
      if (!named.has(participant)) {
        return `${path} is "${printable(participant)}", which the instruction does not name`;
      }
    }
  }
  return undefined;
}

import type { RawEvent } from './decode-chunk.ts';
import { type Fields, fieldsOf, listOf } from './plain-data.ts';
import { printable } from './printable.ts';
import { readable } from './readable.ts';

/** What an event says, a line a movement of value. Amounts are minor units of the instrument or the accounts. */
export function describeEvent(event: RawEvent): readonly string[] {
  const describe = DESCRIPTIONS.get(event.type);
  if (describe !== undefined) return describe(event);
  const { type, ...rest } = event;
  return [`${word(type)} ${json(rest)}`];
}

type Describe = (event: Fields) => readonly string[];

const DESCRIPTIONS: ReadonlyMap<string, Describe> = new Map<string, Describe>(
  Object.entries({
    posted: ({ cause, movements }) => [
      `posted (${word(cause)})`,
      ...listOf(movements).map(movement),
    ],
    cycle_settled: ({ cycle, run, trades, postings }) => [
      `run ${word(run)} of cycle ${word(cycle)} settled`,
      ...listOf(trades).flatMap((trade) => terms(fieldsOf(trade))),
      'and posted for it, net',
      ...listOf(postings).map(leg),
    ],
    settled: ({ trade, drawings }) => [
      'settled',
      ...terms(fieldsOf(trade)),
      ...listOf(drawings).flatMap(drawing),
    ],
    settled_together: ({ trades, parts, drawings }) => [
      'settled together',
      ...listOf(trades).flatMap((trade) => terms(fieldsOf(trade))),
      ...listOf(parts).flatMap((each) => {
        const { trade, part } = fieldsOf(each);
        return [`and of trade ${word(fieldsOf(trade).id)} a part`, ...listOf(part).map(leg)];
      }),
      ...listOf(drawings).flatMap(drawing),
    ],
    partially_settled: ({ trade, part }) => [
      `a part of trade ${word(fieldsOf(trade).id)} settled`,
      ...listOf(part).map(leg),
    ],
    matched: ({ trade }) => ['matched', ...terms(fieldsOf(trade))],
    instruction_received: ({ instruction }) => {
      const { id, kind, party, reference, legs } = fieldsOf(instruction);
      const named = `instruction ${word(id)} received and accepted`;
      const sender = `${word(kind)} of ${word(party)}, reference ${word(reference)}`;
      return [`${named}: ${sender}`, ...listOf(legs).map(leg)];
    },
    instruction_rejected: ({ id, refusal }) => [
      `instruction ${word(id)} rejected: ${word(fieldsOf(refusal).code)}`,
    ],
    instruction_moved: ({ id, to, reason }) => {
      const { code } = fieldsOf(reason);
      return [`instruction ${word(id)} ${word(to)}${code === undefined ? '' : `: ${word(code)}`}`];
    },
    refused: ({ refusal }) => [`refused: ${word(fieldsOf(refusal).code)}`],
  } satisfies Record<string, Describe>),
);

function terms({ id, instructions, legs }: Fields): readonly string[] {
  const sides = listOf(instructions).map(word).join(', ');
  return [`  trade ${word(id)} of instructions ${sides}`, ...listOf(legs).map(leg)];
}

/** Credit that it settled on, and what secures it. */
function drawing(value: unknown): readonly string[] {
  const { line, lender, amount, pledges } = fieldsOf(value);
  return [
    `  credit of ${word(amount)} minor units from ${word(lender)} to ${word(line)}`,
    ...listOf(pledges).map((pledge) => {
      const { id, from, instrument, quantity } = fieldsOf(pledge);
      return `  ${word(id)}: ${word(quantity)} minor units of ${word(instrument)} pledged from ${word(from)}`;
    }),
  ];
}

function leg(value: unknown): string {
  const { instrument, amount, from, to } = fieldsOf(value);
  return `  ${word(amount)} minor units of ${word(instrument)} from ${end(from)} to ${end(to)}`;
}

function movement(value: unknown): string {
  const { op, id, amount, from, to } = fieldsOf(value);
  const name = id === undefined ? word(op) : `${word(op)} ${word(id)}`;
  const sum = amount === undefined ? '' : ` ${word(amount)} minor units`;
  return `  ${name}${sum}${from === undefined ? '' : ` from ${word(from)} to ${word(to)}`}`;
}

/** An account, or the participant where an instruction names no account. */
function end(value: unknown): string {
  if (typeof value === 'string') return word(value);
  const { participant, account } = fieldsOf(value);
  return word(account ?? participant);
}

function word(value: unknown): string {
  if (typeof value === 'string') return printable(value);
  return typeof value === 'bigint' ? value.toString() : json(value);
}

function json(value: unknown): string {
  return printable(JSON.stringify(readable(value)) ?? '?');
}

import type { RawEvent } from './decode-chunk.ts';
import { printable } from './printable.ts';
import { readable } from './readable.ts';

// Events come from a chunk that anybody may have made: every field is looked at before it is believed.

/** What an event says, a line a movement of value. Amounts are minor units of the instrument or the accounts. */
export function describeEvent(event: RawEvent): readonly string[] {
  const describe = DESCRIPTIONS.get(event.type);
  if (describe !== undefined) return describe(event);
  const { type, ...rest } = event;
  return [`${word(type)} ${json(rest)}`];
}

type Fields = Readonly<Record<string, unknown>>;
type Describe = (event: Fields) => readonly string[];

const DESCRIPTIONS: ReadonlyMap<string, Describe> = new Map<string, Describe>(
  Object.entries({
    posted: ({ cause, movements }) => [`posted (${word(cause)})`, ...list(movements).map(movement)],
    settled: ({ trade }) => ['settled', ...terms(fields(trade))],
    cycle_settled: ({ cycle, run, trades, postings }) => [
      `run ${word(run)} of cycle ${word(cycle)} settled`,
      ...list(trades).flatMap((trade) => terms(fields(trade))),
      'and posted for it, net',
      ...list(postings).map(leg),
    ],
    matched: ({ trade }) => ['matched', ...terms(fields(trade))],
    instruction_received: ({ instruction }) => {
      const { id, kind, party, reference, legs } = fields(instruction);
      const named = `instruction ${word(id)} received and accepted`;
      const sender = `${word(kind)} of ${word(party)}, reference ${word(reference)}`;
      return [`${named}: ${sender}`, ...list(legs).map(leg)];
    },
    instruction_rejected: ({ id, refusal }) => [
      `instruction ${word(id)} rejected: ${word(fields(refusal).code)}`,
    ],
    instruction_moved: ({ id, to, reason }) => {
      const { code } = fields(reason);
      return [`instruction ${word(id)} ${word(to)}${code === undefined ? '' : `: ${word(code)}`}`];
    },
    refused: ({ refusal }) => [`refused: ${word(fields(refusal).code)}`],
  } satisfies Record<string, Describe>),
);

function terms({ id, instructions, legs }: Fields): readonly string[] {
  const sides = list(instructions).map(word).join(', ');
  return [`  trade ${word(id)} of instructions ${sides}`, ...list(legs).map(leg)];
}

function leg(value: unknown): string {
  const { instrument, amount, from, to } = fields(value);
  return `  ${word(amount)} minor units of ${word(instrument)} from ${end(from)} to ${end(to)}`;
}

function movement(value: unknown): string {
  const { op, id, amount, from, to } = fields(value);
  const name = id === undefined ? word(op) : `${word(op)} ${word(id)}`;
  const sum = amount === undefined ? '' : ` ${word(amount)} minor units`;
  return `  ${name}${sum}${from === undefined ? '' : ` from ${word(from)} to ${word(to)}`}`;
}

/** An account, or the participant where an instruction names no account. */
function end(value: unknown): string {
  if (typeof value === 'string') return word(value);
  const { participant, account } = fields(value);
  return word(account ?? participant);
}

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function word(value: unknown): string {
  if (typeof value === 'string') return printable(value);
  return typeof value === 'bigint' ? value.toString() : json(value);
}

function json(value: unknown): string {
  return printable(JSON.stringify(readable(value)) ?? '?');
}

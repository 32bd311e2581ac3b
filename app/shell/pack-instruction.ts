import type { Decision } from '../../engine/book.ts';
import type { AccountId, InstrumentId, ParticipantId } from '../../engine/ids.ts';
import type {
  End,
  InstructionTerms,
  Leg,
  SettlementLeg,
  Trade,
} from '../../engine/settlement/instruction.ts';

type Event = Decision['events'][number];

/** `null` stands for a field that is absent. */
type Value = string | number | bigint | null;

/**
 * The keyed decision that takes an instruction in, as a list of its values: an instruction that waits for its other side,
 * or one that matches and settles at once, which journals of settlements are full of.
 */
export type PackedInstruction = readonly Value[];

const WAITS = 1;
const SETTLES = 2;
/** The list begins with these, and one that says which of the two it is. */
const FIELDS = 15;
const LEG_FIELDS = 6;
const TRADE_LEG_FIELDS = 4;

/** The reason of one that waits. It stands in journals for ever: where the engine uses other words, they are written out. */
const AWAITING = {
  code: 'awaiting_counterparty',
  detail: 'no instruction of the other side fits yet',
} as const;

/** The short form of a decision, if it has one. */
export function packInstruction(decision: Decision): PackedInstruction | undefined {
  const { key, fingerprint, events } = decision;
  const [received, next, last] = events;
  if (received?.type !== 'instruction_received' || next === undefined) return undefined;
  if (key === undefined || fingerprint === undefined) return undefined;
  const { instruction } = received;
  if (!isUsual(instruction)) return undefined;
  const trade = events.length === 3 && last?.type === 'settled' ? tradeOf(next, last) : undefined;
  const waits = events.length === 2 && isWaiting(next, instruction);
  if (trade === undefined && !waits) return undefined;
  const values: Value[] = [trade === undefined ? WAITS : SETTLES, decision.at, key, fingerprint];
  if (!addTerms(values, instruction)) return undefined;
  if (trade === undefined) return values;
  if (trade.settlementDate !== instruction.settlementDate) return undefined;
  return addTrade(values, trade) ? values : undefined;
}

/** Fields that every instruction has, and every trade. */
const TERMS_ALWAYS = 7;
const TRADE_ALWAYS = 4;

/** Whether an object has so many fields: what has more of them says something that the list has no place for. */
function hasFields(object: object, count: number): boolean {
  return Object.keys(object).length === count;
}

function isUsual(terms: InstructionTerms): boolean {
  let fields = TERMS_ALWAYS;
  if (terms.tradeReference !== undefined) fields += 1;
  if (terms.place !== undefined) fields += 1;
  if (terms.priority !== undefined) fields += 1;
  if (terms.allegeAt !== undefined) fields += 1;
  return hasFields(terms, fields);
}

function isWaiting(event: Event, { id }: InstructionTerms): boolean {
  return (
    event.type === 'instruction_moved' &&
    event.id === id &&
    event.to === 'unmatched' &&
    event.reason?.code === AWAITING.code &&
    event.reason.detail === AWAITING.detail &&
    hasFields(event.reason, 2) &&
    hasFields(event, 4)
  );
}

/** What matched and settled in one moment, on nothing but what was there. */
function tradeOf(matched: Event, settled: Event & { type: 'settled' }): Trade | undefined {
  if (matched.type !== 'matched' || settled.trade !== matched.trade) return undefined;
  const isPlain = hasFields(matched, 2) && hasFields(settled, 2);
  return isPlain && hasFields(matched.trade, TRADE_ALWAYS) ? matched.trade : undefined;
}

function addTerms(values: Value[], terms: InstructionTerms): boolean {
  const number = numberIn(terms.id, 'ins-');
  if (number === undefined) return false;
  const { tradeReference = null, place = null, priority = null, allegeAt = null } = terms;
  values.push(number, terms.reference, terms.kind, terms.party, terms.settlementDate);
  values.push(terms.expiresAt, tradeReference, place, priority, allegeAt, terms.legs.length);
  for (const { instrument, amount, from, to } of terms.legs) {
    values.push(instrument, amount, from.participant, from.account ?? null);
    values.push(to.participant, to.account ?? null);
  }
  return true;
}

function addTrade(values: Value[], trade: Trade): boolean {
  const number = numberIn(trade.id, 'trd-');
  if (number === undefined) return false;
  values.push(number, trade.instructions.length);
  for (const id of trade.instructions) {
    const side = numberIn(id, 'ins-');
    if (side === undefined) return false;
    values.push(side);
  }
  for (const { instrument, amount, from, to } of trade.legs) {
    values.push(instrument, amount, from, to);
  }
  return true;
}

const ZERO = 0x30;
const DIGITS_MAX = 15;

/** The number behind the prefix, if the id is exactly these two. */
function numberIn(id: string, prefix: string): number | undefined {
  const { length } = prefix;
  if (!id.startsWith(prefix) || id.length === length || id.length > length + DIGITS_MAX) {
    return undefined;
  }
  let number = 0;
  for (let index = length; index < id.length; index += 1) {
    const digit = id.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9 || (digit === 0 && index === length)) return undefined;
    number = 10 * number + digit;
  }
  return number;
}

/** Throws `RangeError` when the list is none that `packInstruction` makes. */
export function unpackInstruction(values: readonly unknown[]): Decision {
  const [shape, at, key, fingerprint] = values as [number, number, string, string | number];
  const legs = countIn(values, FIELDS - 1, LEG_FIELDS);
  const instruction = termsIn(values, legs);
  const received = { type: 'instruction_received', instruction } as const;
  const next = FIELDS + LEG_FIELDS * legs;
  if (shape === WAITS && next === values.length) {
    const { id } = instruction;
    const moved = { type: 'instruction_moved', id, to: 'unmatched', reason: AWAITING } as const;
    return { at, key, fingerprint, events: [received, moved] };
  }
  if (shape !== SETTLES) throw new RangeError('no decision is packed like this');
  const trade = tradeIn(values, next, instruction.settlementDate);
  const settled = [
    { type: 'matched', trade },
    { type: 'settled', trade },
  ] as const;
  return { at, key, fingerprint, events: [received, ...settled] };
}

/** How many there are of what follows. The list may come from anybody: no more than it has room for. */
function countIn(values: readonly unknown[], index: number, fields: number): number {
  const count = values[index];
  const most = (values.length - index - 1) / fields;
  if (Number.isInteger(count) && Number(count) >= 0 && Number(count) <= most) return Number(count);
  throw new RangeError('the list is cut off');
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

function termsIn(values: readonly unknown[], legCount: number): InstructionTerms {
  const [, , , , number, reference, kind, party, settlementDate, expiresAt, ...more] = values;
  const [tradeReference, place, priority, allegeAt] = more;
  const legs = Array.from({ length: legCount }, (_, index) => legIn(values, index));
  const read = { id: `ins-${number}`, reference, kind, party, settlementDate, expiresAt, legs };
  const terms = read as unknown as Writable<InstructionTerms>;
  if (allegeAt !== null) terms.allegeAt = allegeAt as number;
  if (tradeReference !== null) terms.tradeReference = tradeReference as string;
  if (place !== null) terms.place = place as string;
  if (priority !== null) terms.priority = priority as NonNullable<InstructionTerms['priority']>;
  return terms;
}

// `Required`: a field that is new in a leg does not compile here, for the list has to carry it.
function legIn(values: readonly unknown[], index: number): Leg {
  const at = FIELDS + LEG_FIELDS * index;
  const leg: Required<Leg> = {
    instrument: values[at] as InstrumentId,
    amount: values[at + 1] as bigint,
    from: endOf(values[at + 2], values[at + 3]),
    to: endOf(values[at + 4], values[at + 5]),
  };
  return leg;
}

function endOf(participant: unknown, account: unknown): End {
  if (account === null) return { participant: participant as ParticipantId };
  const end: Required<End> = {
    participant: participant as ParticipantId,
    account: account as AccountId,
  };
  return end;
}

function tradeIn(values: readonly unknown[], begin: number, settlementDate: string): Trade {
  const number = values[begin];
  const sidesFrom = begin + 2;
  const legsFrom = sidesFrom + countIn(values, begin + 1, 1);
  const sides = values.slice(sidesFrom, legsFrom);
  const legs: Required<SettlementLeg>[] = [];
  for (let at = legsFrom; at < values.length; at += TRADE_LEG_FIELDS) {
    if (at + TRADE_LEG_FIELDS > values.length) throw new RangeError('a leg is cut off');
    legs.push({
      instrument: values[at] as InstrumentId,
      amount: values[at + 1] as bigint,
      from: values[at + 2] as AccountId,
      to: values[at + 3] as AccountId,
    });
  }
  const instructions = sides.map((side) => `ins-${side}`);
  return { id: `trd-${number}`, instructions, settlementDate, legs } as unknown as Trade;
}

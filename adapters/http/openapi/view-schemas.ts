import { FINALITY_LEVELS } from '../../../engine/instruments/finality-level.ts';
import { INSTRUMENT_KINDS } from '../../../engine/instruments/instrument.ts';
import { FREEZE_SCOPES } from '../../../engine/ledger/account.ts';
import type { GatewayStatus } from '../../../engine/ports/gateway.ts';
import type { ClaimView, CreditLineView, PenaltyView } from '../../../engine/ports/obligations.ts';
import type {
  AccountView,
  ChainStepView,
  EntryKind,
  EntryView,
  Finality,
  InstructionView,
  InstrumentView,
  LegView,
  ParticipantView,
  TransitionView,
} from '../../../engine/ports/queries.ts';
import type { CycleRun, QueueRun } from '../../../engine/ports/runs.ts';
import {
  HOLDERS,
  INSTRUCTION_KINDS,
  LINK_TYPES,
  PRIORITIES,
} from '../../../engine/settlement/instruction.ts';
import { STATUSES } from '../../../engine/settlement/lifecycle.ts';
import {
  amount,
  choice,
  count,
  described,
  flag,
  listOf,
  objectOf,
  orNull,
  ref,
  type Schema,
  text,
  textOrNull,
  time,
} from './schema-of.ts';

const ENTRY_KINDS: Readonly<Record<EntryKind, true>> = {
  transfer: true,
  issue: true,
  redeem: true,
  settlement: true,
  hold: true,
  hold_posted: true,
  hold_voided: true,
  hold_expired: true,
  credit_drawn: true,
  credit_repaid: true,
  bridged: true,
};
const STATES: Readonly<Record<GatewayStatus['state'], true>> = {
  opening: true,
  open: true,
  recovering: true,
  fenced: true,
  closed: true,
};

const amountOrNull: Schema = { ...amount, type: ['string', 'null'] };
const position = described({ type: 'integer', minimum: 1 }, 'Ordinal of an event in the journal.');
const legEnd = objectOf<LegView['from']>({ participant: textOrNull, account: textOrNull });

/** What the ports answer, as JSON Schema. */
export const VIEW_SCHEMAS: Readonly<Record<string, Schema>> = {
  Instruction: objectOf<InstructionView>({
    id: text,
    reference: text,
    kind: choice(INSTRUCTION_KINDS),
    party: text,
    status: choice(STATUSES),
    reason: described(textOrNull, 'Stable code of why it is where it is.'),
    detail: described(textOrNull, 'The reason in words.'),
    settlementDate: { type: ['string', 'null'], format: 'date' },
    tradeReference: textOrNull,
    trade: described(textOrNull, 'The same for all instructions that matched.'),
    legs: listOf(ref('LegView')),
    priority: choice(PRIORITIES),
    place: described(textOrNull, 'Where it settles, as its submitter said.'),
    partial: described(
      orNull(objectOf<NonNullable<InstructionView['partial']>>({ minimum: amount })),
      'That it may settle in parts, and the least quantity of one.',
    ),
    links: listOf(
      objectOf<InstructionView['links'][number]>({ type: choice(LINK_TYPES), reference: text }),
    ),
    heldBy: described(listOf(choice(HOLDERS)), 'Who keeps it from settling.'),
    allegedTo: described(listOf(text), 'Participants who were told that it waits for theirs.'),
    finality: described(orNull(ref('Finality')), 'Given once it has settled.'),
    history: listOf(ref('Transition')),
    origin: {
      type: ['object', 'null'],
      additionalProperties: text,
      description: 'Identifiers of the message that brought it.',
    },
  }),
  LegView: objectOf<LegView>({ instrument: text, amount, from: legEnd, to: legEnd }),
  Finality: objectOf<Finality>({
    level: described(choice(FINALITY_LEVELS), 'By the rule of the instruments that settled.'),
    position,
    time,
    hash: described(text, 'Hash of the journal row that proves it, hex.'),
  }),
  Transition: objectOf<TransitionView>(
    {
      status: choice(STATUSES),
      reason: textOrNull,
      detail: textOrNull,
      position,
      time,
      chain: described(ref('ChainStep'), 'What a chain said, where it did.'),
    },
    ['chain'],
  ),
  ChainStep: objectOf<ChainStepView>({
    chain: described(text, 'CAIP-2.'),
    step: described(text, 'deposited, settled, deposit_refunded, locked, claimed, lock_refunded.'),
    reversed: described(flag, 'A reorganisation took it back.'),
    level: choice(FINALITY_LEVELS),
    block: described(text, 'Its number.'),
    blockHash: text,
    transaction: text,
  }),
  Account: objectOf<AccountView>(
    {
      id: text,
      owner: text,
      instrument: text,
      currency: textOrNull,
      posted: amount,
      held: amount,
      available: described(amount, 'Posted less held.'),
      floor: described(amount, 'Available never falls below it.'),
      ceiling: amountOrNull,
      transferLimit: amountOrNull,
      frozen: choice(FREEZE_SCOPES),
      issuance: described(flag, 'The account that carries the liability of the instrument.'),
      address: described(text, 'What it mirrors, where its instrument is at home on a chain.'),
      position,
    },
    ['address'],
  ),
  Entry: objectOf<EntryView>({
    position,
    time,
    account: text,
    kind: choice(Object.keys(ENTRY_KINDS)),
    amount: described(amount, 'Change of posted: negative for a debit.'),
    heldChange: amount,
    posted: amount,
    held: amount,
    counterAccount: textOrNull,
    cause: described(textOrNull, 'Hold or trade that caused it.'),
  }),
  QueueRun: objectOf<QueueRun>({
    position,
    time,
    instrument: text,
    trigger: text,
    objective: text,
    considered: count,
    settled: count,
    value: amount,
    proven: described(flag, 'Nothing better exists.'),
    gap: described(amount, 'How much better it might be; payments for the objective count.'),
    unsettled: listOf(
      objectOf<QueueRun['unsettled'][number]>({ instruction: text, code: text, detail: text }),
    ),
    untold: described(count, 'How many more did not settle.'),
    parts: listOf(objectOf<QueueRun['parts'][number]>({ trade: text, amount })),
  }),
  CycleRun: objectOf<CycleRun>({
    id: text,
    cycle: text,
    run: count,
    model: text,
    position,
    time,
    explanation: { type: 'object', description: 'What settled and how, and why the rest did not.' },
  }),
  Penalty: objectOf<PenaltyView>({
    ...{ id: text, date: text, trade: text, reason: text, failed: text, basisPoints: text },
    ...{ payer: text, payee: text, instrument: text, amount, position },
    postedPosition: described(orNull(position), 'Where it was paid; null while it is open.'),
  }),
  Claim: objectOf<ClaimView>({
    ...{ id: text, run: text, cause: text, instrument: text, debtor: text, creditor: text },
    ...{ amount, outstanding: described(amount, 'What is left of it.'), position },
  }),
  CreditLine: objectOf<CreditLineView>({
    ...{ account: text, lender: text, instrument: text, cap: amount, unsecured: amount },
    ...{ drawn: amount, called: described(amount, 'An open margin call.'), position },
  }),
  Participant: objectOf<ParticipantView>({
    id: text,
    name: text,
    lei: textOrNull,
    bic: textOrNull,
  }),
  Instrument: objectOf<InstrumentView>(
    {
      id: text,
      kind: choice(INSTRUMENT_KINDS),
      name: text,
      issuer: text,
      scale: { type: 'integer', minimum: 0, maximum: 18 },
      currency: textOrNull,
      isin: textOrNull,
      issuanceAccount: text,
      supply: described(amount, 'What holders hold.'),
      home: described(
        objectOf<NonNullable<InstrumentView['home']>>({ chain: text, token: text }),
        'Where its balances are kept, if not on this ledger.',
      ),
    },
    ['home'],
  ),
  Status: objectOf<GatewayStatus>({
    ready: flag,
    state: choice(Object.keys(STATES)),
    book: text,
    epoch: count,
    position: described(count, 'Last committed event.'),
    projectedPosition: described(count, 'Last event that reads show.'),
    queued: count,
  }),
};

import type { Event } from '../../engine/book/event.ts';
import type {
  AccountId,
  HoldId,
  InstructionId,
  InstrumentId,
  ParticipantId,
  TradeId,
} from '../../engine/ids.ts';
import type { Movement } from '../../engine/ledger/operation.ts';
import { AMOUNT_MAX } from '../../engine/money/amount.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import type { Leg, SettlementLeg, Trade } from '../../engine/settlement/instruction.ts';

// Hand-made history of a book, for projections: events as the engine would have decided them.

export const START = Date.UTC(2026, 10, 22, 8);
const STEP_MS = 1_001;

export const account = (id: string) => id as AccountId;
export const hold = (id: string) => id as HoldId;
export const instruction = (id: string) => id as InstructionId;
export const instrument = (id: string) => id as InstrumentId;
export const participant = (id: string) => id as ParticipantId;
const trade = (id: string) => id as TradeId;

/** Journal rows in the making: numbers, positions, hashes and times follow by themselves. */
export class History {
  readonly batches: CommittedBatch[] = [];
  position = 0;
  at = START;

  /** Adds a row in which each argument is the events of one decision. */
  row(...decisions: readonly (readonly Event[])[]): CommittedBatch {
    const seq = this.batches.length + 1;
    const eventCount = decisions.flat().length;
    const batch: CommittedBatch = {
      seq,
      firstPosition: this.position + 1,
      eventCount,
      hash: seq.toString(16).padStart(64, 'a'),
      decisions: decisions.map((events) => {
        this.at += STEP_MS;
        return { at: this.at, events };
      }),
      at: this.at,
    };
    this.batches.push(batch);
    this.position += eventCount;
    return batch;
  }
}

export function opened(
  id: string,
  owner: string,
  of: string,
  terms: Partial<Extract<Event, { type: 'account_opened' }>> = {},
): Event {
  return {
    type: 'account_opened',
    id: account(id),
    owner: participant(owner),
    instrument: instrument(of),
    issuance: false,
    floor: 0n,
    ceiling: AMOUNT_MAX,
    transferLimit: AMOUNT_MAX,
    ...terms,
  };
}

/** The bounds of an issuance account: it owes without limit. */
export const ISSUANCE = { issuance: true, floor: -AMOUNT_MAX } as const;

/** Participants, instruments and accounts of a small sandbox, and 1,000.00 EUR-CBDC for Alpha Bank. */
export function sandbox(): History {
  const history = new History();
  history.row(
    [{ type: 'book_opened', epoch: 1, writer: 'writer-1' }],
    [
      {
        type: 'participant_registered',
        participant: {
          id: participant('centralbank'),
          name: 'Sandbox Central Bank',
          lei: 'TRCDCENTRALBANK00028',
          bic: 'SBCBDEFFXXX',
        },
      },
    ],
    [
      {
        type: 'participant_registered',
        participant: { id: participant('bank-alpha'), name: 'Alpha Bank', bic: 'ALPHDEFFXXX' },
      },
    ],
    [
      {
        type: 'participant_registered',
        participant: { id: participant('dealer'), name: 'Delta Dealers' },
      },
    ],
    [
      {
        type: 'instrument_registered',
        instrument: {
          id: instrument('EUR-CBDC'),
          kind: 'cbdc',
          name: 'Digital euro',
          currency: 'EUR',
          issuer: participant('centralbank'),
          scale: 2,
          issuanceAccount: account('cbdc-issuance'),
        },
      },
      opened('cbdc-issuance', 'centralbank', 'EUR-CBDC', ISSUANCE),
    ],
    [
      {
        type: 'instrument_registered',
        instrument: {
          id: instrument('BOND-2031'),
          kind: 'security',
          name: 'Bond 2031',
          scale: 18,
          issuer: participant('centralbank'),
          isin: 'XS2031000016',
          issueSize: AMOUNT_MAX,
          issuanceAccount: account('bond-issuance'),
        },
      },
      opened('bond-issuance', 'centralbank', 'BOND-2031', ISSUANCE),
    ],
  );
  history.row(
    [opened('alpha-cbdc', 'bank-alpha', 'EUR-CBDC')],
    [opened('dealer-cbdc', 'dealer', 'EUR-CBDC')],
    [opened('alpha-bond', 'bank-alpha', 'BOND-2031')],
    [opened('dealer-bond', 'dealer', 'BOND-2031')],
    [
      { type: 'admitted', instrument: instrument('EUR-CBDC'), participant: participant('dealer') },
      { type: 'revoked', instrument: instrument('EUR-CBDC'), participant: participant('dealer') },
    ],
    [posted('issue', transfer('cbdc-issuance', 'alpha-cbdc', 100_000n))],
  );
  return history;
}

export function posted(
  cause: Extract<Event, { type: 'posted' }>['cause'],
  ...movements: readonly Movement[]
): Event {
  return { type: 'posted', cause, movements };
}

export function transfer(from: string, to: string, amount: bigint): Movement {
  return { op: 'transfer', from: account(from), to: account(to), amount };
}

export function held(id: string, from: string, to: string, amount: bigint): Movement {
  return { op: 'hold', id: hold(id), from: account(from), to: account(to), amount };
}

export function received(
  id: string,
  terms: { readonly party?: string; readonly reference?: string; readonly legs?: Leg[] } = {},
): Event {
  const { party = 'bank-alpha', reference = `ref-${id}`, legs = [] } = terms;
  return {
    type: 'instruction_received',
    instruction: {
      id: instruction(id),
      reference,
      kind: 'dvp',
      party: participant(party),
      legs,
      settlementDate: '2026-11-24',
      expiresAt: START + 864e5,
    },
  };
}

/** 100.00 EUR-CBDC from Alpha Bank against one and a half bonds from the dealer. */
export const DVP_LEGS: Leg[] = [
  {
    instrument: instrument('EUR-CBDC'),
    amount: 10_000n,
    from: { participant: participant('bank-alpha'), account: account('alpha-cbdc') },
    to: { participant: participant('dealer') },
  },
  {
    instrument: instrument('BOND-2031'),
    amount: 1_500_000_000_000_000_000n,
    from: { participant: participant('dealer'), account: account('dealer-bond') },
    to: { participant: participant('bank-alpha'), account: account('alpha-bond') },
  },
];

export function tradeOf(id: string, ids: readonly string[], legs: readonly SettlementLeg[]): Trade {
  const instructions = ids.map(instruction);
  return { id: trade(id), instructions, settlementDate: '2026-11-24', legs };
}

export function settlementLeg(of: string, from: string, to: string, amount: bigint): SettlementLeg {
  return { instrument: instrument(of), from: account(from), to: account(to), amount };
}

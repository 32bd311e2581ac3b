import { expect } from 'chai';
import type { Event } from '../../engine/book/event.ts';
import type { InstructionView } from '../../engine/ports/queries.ts';
import type { InstructionInput } from '../../engine/settlement/instruction.ts';
import {
  DVP_LEGS,
  type History,
  instruction,
  received,
  START,
  sandbox,
  settlementLeg,
  tradeOf,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

const LEGS = [settlementLeg('EUR-CBDC', 'alpha-cbdc', 'dealer-cbdc', 10_000n)];
const TRADE = tradeOf('trade-1', ['ins-1', 'ins-2'], LEGS);

function moved(id: string, to: Extract<Event, { type: 'instruction_moved' }>['to']): Event {
  const reason = { code: 'awaiting_counterparty', detail: 'dealer has not instructed' } as const;
  return { type: 'instruction_moved', id: instruction(id), to, reason };
}

function rejected(id: string, input: InstructionInput, field = 'legs[0].amount'): Event {
  const refusal = { code: 'amount_malformed', field, detail: 'write a decimal number' } as const;
  return { type: 'instruction_rejected', id: instruction(id), input, refusal };
}

const INPUT: InstructionInput = {
  reference: 'ref-9',
  kind: 'payment',
  party: 'ALPHDEFF',
  settlementDate: 'tomorrow',
  legs: [{ currency: 'EUR', amount: '1,5', from: { account: 'x' }, to: { participant: 'y' } }],
};

export function instructionBehaviour(open: () => Ledger): void {
  describe('instructions', () => {
    let ledger: Ledger;
    let history: History;
    beforeEach(() => {
      ledger = open();
      history = sandbox();
    });

    const brief = (view: InstructionView | undefined) =>
      view?.history.map(({ status, position }) => `${status} ${position}`);

    it('shows one as it was received and accepted', async () => {
      history.row([received('ins-1', { legs: DVP_LEGS })]);
      await ledger.apply(history.batches);
      const at = { position: history.position, time: new Date(history.at).toISOString() };
      const expected: InstructionView = {
        id: 'ins-1',
        reference: 'ref-ins-1',
        kind: 'dvp',
        party: 'bank-alpha',
        status: 'accepted',
        reason: null,
        detail: null,
        settlementDate: '2026-11-24',
        tradeReference: null,
        trade: null,
        priority: 'normal',
        place: null,
        partial: null,
        links: [],
        heldBy: [],
        allegedTo: [],
        finality: null,
        origin: null,
        legs: [
          {
            instrument: 'EUR-CBDC',
            amount: '100.00',
            from: { participant: 'bank-alpha', account: 'alpha-cbdc' },
            to: { participant: 'dealer', account: null },
          },
          {
            instrument: 'BOND-2031',
            amount: '1.500000000000000000',
            from: { participant: 'dealer', account: 'dealer-bond' },
            to: { participant: 'bank-alpha', account: 'alpha-bond' },
          },
        ],
        history: [
          { status: 'received', reason: null, detail: null, ...at },
          { status: 'accepted', reason: null, detail: null, ...at },
        ],
      };
      expect(await ledger.instruction('ins-1')).to.deep.equal(expected);
    });

    it('keeps the identifiers of the message that brought it', async () => {
      const event = received('ins-1') as Extract<Event, { type: 'instruction_received' }>;
      const origin = { message: 'pacs.009.001.08', id: 'MSG-1' };
      const extra = { origin, tradeReference: 'T-77' };
      history.row([{ ...event, instruction: { ...event.instruction, ...extra } }]);
      await ledger.apply(history.batches);
      expect(await ledger.instruction('ins-1')).to.deep.include(extra);
    });

    it('follows it to finality, with every status on the way', async () => {
      history.row([received('ins-1'), moved('ins-1', 'unmatched')]);
      const first = history.position - 1;
      await ledger.apply(history.batches);
      expect(await ledger.instruction('ins-1')).to.include({
        status: 'unmatched',
        reason: 'awaiting_counterparty',
        detail: 'dealer has not instructed',
      });
      history.row([received('ins-2')], [{ type: 'matched', trade: TRADE }]);
      const { hash } = history.row([
        { type: 'cancel_requested', id: instruction('ins-1') },
        { type: 'settled', trade: TRADE },
      ]);
      await ledger.apply(history.batches);
      const position = first + 5;
      const time = new Date(history.at).toISOString();
      const finality = { level: 'final', position, time, hash };
      for (const id of ['ins-1', 'ins-2']) {
        const view = await ledger.instruction(id);
        expect(view).to.include({ status: 'settled', reason: null, trade: 'trade-1' });
        expect(view?.finality).to.deep.equal(finality);
      }
      expect(brief(await ledger.instruction('ins-1'))).to.deep.equal([
        `received ${first}`,
        `accepted ${first}`,
        `unmatched ${first + 1}`,
        `matched ${first + 3}`,
        `settled ${position}`,
      ]);
      const [, debit] = (await ledger.entries('alpha-cbdc', { limit: 5 })).items;
      expect(debit).to.include({
        position,
        kind: 'settlement',
        cause: 'trade-1',
        posted: '900.00',
      });
    });

    it('shows it as it was after any event', async () => {
      history.row([received('ins-1'), received('ins-2'), moved('ins-1', 'unmatched')]);
      const first = history.position - 2;
      history.row([
        { type: 'matched', trade: TRADE },
        { type: 'settled', trade: TRADE },
      ]);
      await ledger.apply(history.batches);
      const asOf = async (position: number) => {
        const view = await ledger.instruction('ins-1', position);
        return view && [view.status, view.reason, view.trade, view.finality?.position ?? null];
      };
      const awaiting = 'awaiting_counterparty';
      expect(await asOf(first - 1)).to.equal(undefined);
      expect(await asOf(first)).to.deep.equal(['accepted', null, null, null]);
      expect(await asOf(first + 1)).to.deep.equal(['accepted', null, null, null]);
      expect(await asOf(first + 2)).to.deep.equal(['unmatched', awaiting, null, null]);
      expect(await asOf(first + 3)).to.deep.equal(['matched', null, 'trade-1', null]);
      expect(await asOf(first + 4)).to.deep.equal(['settled', null, 'trade-1', first + 4]);
      expect(await asOf(first + 99)).to.deep.equal(['settled', null, 'trade-1', first + 4]);
      expect(brief(await ledger.instruction('ins-1', first + 2))).to.have.length(3);
    });

    it('shows a rejected one in the words of its submitter', async () => {
      history.row([rejected('ins-9', INPUT)]);
      await ledger.apply(history.batches);
      const view = await ledger.instruction('ins-9');
      expect(view).to.deep.include({
        reference: 'ref-9',
        kind: 'payment',
        party: 'ALPHDEFF',
        settlementDate: 'tomorrow',
        status: 'rejected',
        reason: 'amount_malformed',
        trade: null,
        finality: null,
        detail: 'legs[0].amount: write a decimal number',
        legs: [
          {
            instrument: 'EUR',
            amount: '1,5',
            from: { participant: null, account: 'x' },
            to: { participant: 'y', account: null },
          },
        ],
      });
      const at = history.position;
      expect(brief(view)).to.deep.equal([`received ${at}`, `rejected ${at}`]);
      expect(view?.history.map((transition) => transition.reason)).to.deep.equal([
        null,
        'amount_malformed',
      ]);
    });

    it('names no field when the instruction as a whole was refused', async () => {
      history.row([rejected('ins-9', INPUT, '')]);
      await ledger.apply(history.batches);
      const detail = 'write a decimal number';
      expect(await ledger.instruction('ins-9')).to.include({ detail });
    });

    it('is not stopped by words that no column can hold', async () => {
      const worst = '\0\ud800'.repeat(100_000);
      const input: InstructionInput = {
        reference: worst,
        kind: 'payment',
        party: worst,
        settlementDate: worst,
        tradeReference: worst,
        origin: { [worst]: worst },
        expiresAt: START,
        legs: [
          {
            instrument: worst,
            amount: worst,
            from: { participant: worst, account: worst },
            to: {},
          },
        ],
      };
      history.row([rejected('ins-9', input, worst)]);
      await ledger.apply(history.batches);
      const view = await ledger.instruction('ins-9');
      expect(view?.reference).to.match(/^\ufffd+…$/);
      expect(view?.legs[0]?.from.account).to.equal(view?.reference);
      const found = await ledger.instructions({ status: 'rejected' }, { limit: 2 });
      expect(found.items.map(({ id }) => id)).to.deep.equal(['ins-9']);
    });

    it('finds instructions by party, status, reference and all of them', async () => {
      const dealer = { party: 'dealer', reference: 'shared' };
      history.row([received('ins-1', { reference: 'shared' }), received('ins-2', dealer)]);
      history.row([received('ins-3', { party: 'dealer' }), rejected('ins-4', INPUT)]);
      history.row([moved('ins-3', 'unmatched')]);
      await ledger.apply(history.batches);
      const ids = async (filter: Parameters<Ledger['instructions']>[0]) =>
        (await ledger.instructions(filter, { limit: 100 })).items.map((view) => view.id);
      expect(await ids({})).to.deep.equal(['ins-1', 'ins-2', 'ins-3', 'ins-4']);
      expect(await ids({ party: 'dealer' })).to.deep.equal(['ins-2', 'ins-3']);
      expect(await ids({ status: 'accepted' })).to.deep.equal(['ins-1', 'ins-2']);
      expect(await ids({ status: 'received' })).to.deep.equal([]);
      expect(await ids({ reference: 'shared' })).to.deep.equal(['ins-1', 'ins-2']);
      expect(await ids({ party: 'dealer', status: 'unmatched' })).to.deep.equal(['ins-3']);
      expect(await ids({ ...dealer, status: 'accepted' })).to.deep.equal(['ins-2']);
      expect(await ids({ ...dealer, status: 'settled' })).to.deep.equal([]);
      expect(await ids({ party: '\0' })).to.deep.equal([]);
    });

    it('knows none that does not exist', async () => {
      await ledger.apply(history.batches);
      for (const id of ['ins-1', '', '\0'])
        expect(await ledger.instruction(id), JSON.stringify(id)).to.equal(undefined);
      expect(await ledger.instruction('ins-1', 3)).to.equal(undefined);
    });
  });
}

import type { Command } from '../../../../engine/book/command.ts';
import type { Receipt } from '../../../../engine/book/receipt.ts';
import type { HoldId, InstructionId } from '../../../../engine/ids.ts';
import type { Operation } from '../../../../engine/ledger/operation.ts';
import type { Acknowledgement, Gateway } from '../../../../engine/ports/gateway.ts';
import type { AccountView, EntryView, Queries } from '../../../../engine/ports/queries.ts';
import { type Refusal, refuse } from '../../../../engine/refusal.ts';
import type { InstructionInput } from '../../../../engine/settlement/instruction.ts';
import { FakeAccounts } from './fake-accounts.ts';
import { FakeInstruction } from './fake-instruction.ts';
import { pageOf } from './page-of.ts';

/**
 * A small book that keeps the promises of the gateway and query ports: it remembers keys, settles payments at once
 * and the rest when every party named has sent the same legs, and shows the past as it was. `trouble` makes it fail
 * in the ways that the ports allow.
 */
export class FakeBook implements Gateway, Queries {
  position = 0;
  readonly commands: Command[] = [];
  trouble: {
    refuse?: 'busy' | 'fenced' | 'unavailable';
    lag?: boolean;
    reads?: Error;
    /** Submissions wait for it. */
    gate?: Promise<void>;
  } = {};
  private readonly answers = new Map<string, { fingerprint?: string | number; receipt: Receipt }>();
  private readonly byId = new Map<string, FakeInstruction>();
  private readonly money = new FakeAccounts();

  async submit(command: Command): Promise<Acknowledgement> {
    await this.trouble.gate;
    const { refuse: code } = this.trouble;
    if (code !== undefined) return nothing(refuse(code, '', 'as the test wants it'));
    this.commands.push(command);
    const { key, fingerprint } = command;
    const earlier = key === undefined ? undefined : this.answers.get(key);
    if (earlier !== undefined) {
      if (earlier.fingerprint === fingerprint) {
        return { receipt: earlier.receipt, replayed: true };
      }
      return nothing(refuse('key_reused', '', 'use another key'));
    }
    const receipt = this.decide(command);
    if (key !== undefined) {
      this.answers.set(key, { receipt, ...(fingerprint === undefined ? {} : { fingerprint }) });
    }
    return { receipt, replayed: false };
  }

  async barrier() {
    const { refuse: code } = this.trouble;
    if (code === 'fenced' || code === 'unavailable') return { ok: false, code } as const;
    return { ok: true, position: this.position } as const;
  }

  /** Not to be had while reads are in trouble: then queries are asked, and they are in trouble too. */
  async view({ receipt }: Acknowledgement) {
    const id = receipt.instruction?.id;
    if (id === undefined || this.trouble.lag === true || this.trouble.reads) return undefined;
    return this.instruction(id, receipt.last);
  }

  async rowHash({ receipt }: Acknowledgement) {
    const { first } = receipt;
    if (first === undefined || this.trouble.lag === true) return undefined;
    return first.toString(16).padStart(64, '0');
  }

  scaleOfAccount(account: string) {
    return this.money.scaleOf(account);
  }

  async visible(position: number): Promise<boolean> {
    return this.trouble.lag !== true && position <= this.position;
  }

  status() {
    const ready = this.trouble.refuse === undefined;
    const { position } = this;
    const state = ready ? ('open' as const) : ('fenced' as const);
    return {
      ready,
      state,
      book: 'test',
      epoch: 1,
      position,
      projectedPosition: position,
      queued: 0,
    };
  }

  async instruction(id: string, asOf = this.position) {
    this.checkReads();
    return this.byId.get(id)?.view(asOf);
  }

  async instructions(
    filter: Parameters<Queries['instructions']>[0],
    page: { after?: string; limit: number },
  ) {
    this.checkReads();
    const views = [...this.byId.values()]
      .map((instruction) => instruction.view(this.position))
      .filter((view) => filter.status === undefined || view.status === filter.status)
      .filter((view) => filter.party === undefined || view.party === filter.party)
      .filter((view) => filter.reference === undefined || view.reference === filter.reference);
    return pageOf(views, page);
  }

  async account(id: string, at = this.position): Promise<AccountView | undefined> {
    this.checkReads();
    return this.money.view(id, at);
  }

  async accounts(
    filter: Parameters<Queries['accounts']>[0],
    page: { after?: string; limit: number },
  ) {
    this.checkReads();
    const views = this.money
      .views(filter.at ?? this.position)
      .filter((view) => filter.owner === undefined || view.owner === filter.owner)
      .filter((view) => filter.instrument === undefined || view.instrument === filter.instrument);
    return pageOf(views, page);
  }

  async entries(account: string, page: { after?: string; limit: number }) {
    const entries: EntryView[] = this.money.entries(account);
    return pageOf(entries, page);
  }

  async participants(page: { after?: string; limit: number }) {
    const participant = (id: string, name: string) => ({ id, name, lei: null, bic: null });
    return pageOf(
      [participant('bank-alpha', 'Alpha Bank'), participant('bank-beta', 'Beta Bank')],
      page,
    );
  }

  async instruments(page: { after?: string; limit: number }) {
    return pageOf([this.money.instrument()], page);
  }

  async queueRuns(page: { after?: string; limit: number }) {
    const run = {
      ...{ position: 1, time: '2026-11-22T10:00:00.000Z', instrument: 'EUR-CBDC' },
      ...{ trigger: 'request', objective: 'fifo', considered: 2, settled: 1, value: '5.00' },
      ...{ proven: true, gap: '0.00', untold: 0 },
      unsettled: [{ instruction: 'I1', code: 'liquidity_short', detail: 'short of 1.00' }],
      parts: [{ trade: 'trd-9', amount: '2.00' }],
    };
    return pageOf([{ ...run, id: '1' }], page);
  }

  async penalties(_filter: object, page: { after?: string; limit: number }) {
    const penalty = {
      ...{ id: '9/1', date: '2026-11-23', trade: 'trd-9', reason: 'insufficient_funds' },
      ...{ failed: 'BOND', basisPoints: '10', payer: 'dealer', payee: 'bank-alpha' },
      ...{ instrument: 'EUR-CBDC', amount: '0.98', position: 7, postedPosition: null },
    };
    return pageOf([penalty], page);
  }

  async claims(_filter: object, page: { after?: string; limit: number }) {
    const claim = {
      ...{ id: 'eur/2/1', run: 'eur/2', cause: 'default_fund', instrument: 'EUR-CBDC' },
      ...{ debtor: 'alpha-cbdc', creditor: 'fund', amount: '300.00', outstanding: '300.00' },
    };
    return pageOf([{ ...claim, position: 8 }], page);
  }

  async creditLines(page: { after?: string; limit: number }) {
    const line = {
      ...{ account: 'alpha-cbdc', lender: 'lender', instrument: 'EUR-CBDC', cap: '100.00' },
      ...{ unsecured: '0.00', drawn: '48.00', called: '0.00', position: 9 },
    };
    return pageOf([line], page);
  }

  async cycleRuns(page: { after?: string; limit: number }) {
    const explanation = {
      ...{ settled: [], values: [], postings: [], claims: [], excluded: [] },
      notDue: 0,
    };
    const time = '2026-11-22T10:00:00.000Z';
    const run = { id: 'eur/1', cycle: 'eur', run: 1, model: 'net_payments', position: 1, time };
    return pageOf([{ ...run, explanation }], page);
  }

  async bridges(page: { after?: string; limit: number }) {
    const time = '2026-11-22T10:00:00.000Z';
    const vault = { deposited: '5.00', withdrawn: '1.00', owed: '4.00', balance: '4.00' };
    const bridge = {
      ...{ id: 'eur', instrument: 'EUR-CBDC', chain: 'eip155:1', vault: '0xbb', token: '0xcc' },
      ...{ suspense: 'eur-suspense', limits: { windowMs: 60_000, amount: '9.00' } },
      ...{ state: 'stopped' as const, stop: { cause: 'operator', detail: 'a test', time } },
      ledger: { deposited: '5.00', withdrawn: '1.00', owed: '4.00' },
      vaultFigures: {
        ...{ ...vault, difference: '0.00', accepted: '0.00', agreed: true },
        ...{ block: '7', blockHash: '0x07', time },
      },
      position: 1,
    };
    return pageOf([bridge], page);
  }

  async bridgeTransfers(_filter: object, page: { after?: string; limit: number }) {
    const transfer = {
      ...{ id: 'out:eur:1', bridge: 'eur', direction: 'out' as const, number: 1 },
      ...{ account: 'alpha-cbdc', address: '0xa1', amount: '1.00', status: 'requested' },
      ...{ reason: null, detail: null, level: null, block: null, blockHash: null },
      ...{ transaction: null, time: '2026-11-22T10:00:00.000Z', position: 1 },
    };
    return pageOf([transfer], page);
  }

  private decide(command: Command): Receipt {
    if (command.type === 'withdraw') return this.withdraw();
    if (command.type === 'submit_instruction') return this.submitInstruction(command.instruction);
    if (command.type === 'cancel_instruction')
      return this.cancel(command.instruction, command.party);
    if (command.type === 'post') return this.post(command.operations);
    throw new Error(`the interface sends no ${command.type}`);
  }

  private withdraw(): Receipt {
    const first = ++this.position;
    return { ok: true, first, last: first, at: 0, withdrawal: 'out:eur:1' as HoldId };
  }

  private submitInstruction(input: InstructionInput): Receipt {
    const first = this.position + 1;
    const instruction = new FakeInstruction(`I${this.byId.size + 1}` as InstructionId, input);
    this.byId.set(instruction.id, instruction);
    const refusal = input.kind === 'payment' ? this.money.check(input.legs) : undefined;
    if (refusal !== undefined) {
      instruction.move(++this.position, 'rejected', refusal);
      return this.receipt(first, instruction, refusal);
    }
    instruction.move(++this.position, 'accepted');
    const sides = input.kind === 'payment' ? [instruction] : this.sidesOf(instruction);
    if (sides === undefined) {
      instruction.move(++this.position, 'unmatched', refuse('busy', '', 'awaits the other side'));
    } else {
      this.position += 1;
      for (const side of sides) side.move(this.position, 'settled');
      this.money.settle(input.legs, this.position);
    }
    return this.receipt(first, instruction);
  }

  /** Moves every transfer; whatever is bounded moves half. */
  private post(operations: readonly Operation[]): Receipt {
    const first = this.position + 1;
    const legs = operations.flatMap((operation) => this.money.legOf(operation) ?? []);
    const refusal = this.money.check(legs);
    this.position += 1;
    const at = Date.UTC(2026, 10, 22);
    if (refusal !== undefined) return { ok: false, refusal, first, last: first, at };
    this.money.settle(legs, first);
    if (!operations.some((each) => each.op === 'transfer' && each.upTo === true)) {
      return { ok: true, first, last: first, at };
    }
    const amounts = operations.map((each) =>
      'amount' in each && typeof each.amount === 'bigint' ? each.amount / 2n : 0n,
    );
    return { ok: true, first, last: first, at, amounts };
  }

  private sidesOf(instruction: FakeInstruction): FakeInstruction[] | undefined {
    const other = [...this.byId.values()].find((each) => each.mirrors(instruction, this.position));
    return other === undefined ? undefined : [other, instruction];
  }

  private cancel(id: string, party: string): Receipt {
    const first = this.position + 1;
    const instruction = this.byId.get(id);
    const refusal =
      instruction === undefined
        ? refuse('instruction_unknown', 'instruction', 'no such instruction')
        : instruction.refuseCancellation(party, this.position);
    this.position += 1;
    if (refusal !== undefined) {
      return { ok: false, refusal, first, last: this.position, at: 0 };
    }
    instruction?.move(this.position, 'cancelled');
    return this.receipt(first, instruction);
  }

  private receipt(first: number, instruction?: FakeInstruction, refusal?: Refusal): Receipt {
    const last = this.position;
    const outcome = instruction === undefined ? {} : { instruction: instruction.outcome(last) };
    return refusal === undefined
      ? { ok: true, first, last, at: 0, ...outcome }
      : { ok: false, refusal, first, last, at: 0, ...outcome };
  }

  private checkReads(): void {
    if (this.trouble.reads !== undefined) throw this.trouble.reads;
  }
}

function nothing(refusal: Refusal): Acknowledgement {
  return { receipt: { ok: false, refusal }, replayed: false };
}

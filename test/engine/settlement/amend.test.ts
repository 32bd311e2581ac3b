import { expect } from 'chai';
import type { Receipt } from '../../../engine/book.ts';
import { amend, issue, openAccount } from '../support/commands.ts';
import { dvp, leg, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, SECOND, type TestBook } from '../support/test-book.ts';

describe('amending an instruction', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('changes what is given and leaves the rest', () => {
    const { id } = book.submit({ ...dvp('dealer'), priority: 'high', place: 'SBSDDEFF' });
    const before = { ...book.openInstruction(id) };
    book.run(amend(id, 'dealer', { tradeReference: 'T-1' }));
    expect(book.openInstruction(id)).to.deep.equal({ ...before, tradeReference: 'T-1' });
  });

  it('changes each field, and takes each back with null', () => {
    book.submit({ ...dvp('dealer'), reference: 'other' });
    const { id } = book.submit(dvp('dealer'));
    const links = [{ type: 'after', reference: 'other' }] as const;
    const until = book.now + 40 * DAY;
    const changes = {
      priority: 'urgent',
      partial: { minimum: '1.00' },
      links,
      tradeReference: 'T-1',
      place: 'SBSDDEFF',
      expiresAt: until,
    } as const;
    book.run(amend(id, 'dealer', changes));
    const instruction = book.openInstruction(id);
    expect(instruction).to.deep.include({
      priority: 'urgent',
      partial: { instrument: 'BOND', minimum: 1_00n },
      tradeReference: 'T-1',
      place: 'SBSDDEFF',
      expiresAt: until,
    });
    expect(instruction.links?.[0]).to.deep.include(links[0]);
    expect(instruction.dependsOn).to.have.lengthOf(1);
    const nothing = { priority: null, partial: null, links: null };
    book.run(amend(id, 'dealer', { ...nothing, tradeReference: null, place: null }));
    expect(book.openInstruction(id)).to.deep.include({
      ...{ priority: 'normal', partial: undefined, links: undefined, dependsOn: [] },
      ...{ tradeReference: undefined, place: undefined, expiresAt: until },
    });
  });

  it('makes an unmatched one match', () => {
    const first = book.submit({ ...dvp('dealer'), tradeReference: 'T-1' });
    const second = book.submit({ ...dvp('bank-alpha'), tradeReference: 'T-2' });
    expect(second.status).to.equal('unmatched');
    const receipt = book.run(amend(first.id, 'dealer', { tradeReference: 'T-2' }));
    expect(receipt.instruction).to.include({ id: first.id, status: 'settled' });
    expect(book.status(second)).to.equal('settled');
  });

  it('keeps one from a match that it no longer fits', () => {
    const first = book.submit(dvp('dealer'));
    book.run(amend(first.id, 'dealer', { place: 'SBSDDEFF' }));
    expect(book.submit({ ...dvp('bank-alpha'), place: 'CEDELULL' }).status).to.equal('unmatched');
    book.run(amend(first.id, 'dealer', { place: null }));
    expect(book.status(first)).to.equal('settled');
  });

  it('leaves what matched what the other side relies on', () => {
    const settlementDate = '2026-12-01';
    book.submit({ ...dvp('dealer'), settlementDate });
    const { id } = book.submit({ ...dvp('bank-alpha'), settlementDate });
    for (const field of ['tradeReference', 'place'] as const) {
      for (const text of ['T-1', null]) {
        const refusal = book.refusal(amend(id, 'bank-alpha', { [field]: text }));
        expect(refusal).to.include({ code: 'not_amendable', field });
      }
    }
    book.run(amend(id, 'bank-alpha', { priority: 'urgent', partial: {}, expiresAt: book.now + 9 }));
    book.pass(9);
    expect(book.instruction(id).status, 'the end may be put forward').to.equal('expired');
  });

  it('puts the end off', () => {
    const outcome = book.submit(payment('5000.00', { expiresAt: book.now + SECOND }));
    book.run(amend(outcome.id, 'bank-alpha', { expiresAt: book.now + 3 * SECOND }));
    book.pass(SECOND);
    expect(book.status(outcome)).to.equal('pending');
    book.pass(2 * SECOND);
    expect(book.status(outcome)).to.equal('expired');
  });

  it('changes nothing of a part that has moved', () => {
    const bonds = { bonds: '4000.00', cash: '400.00' };
    const dealers = book.submit({ ...dvp('dealer', bonds), partial: {} });
    book.submit({ ...dvp('bank-alpha', bonds), partial: {} });
    const receipt: Receipt = book.run(amend(dealers.id, 'dealer', { priority: 'high' }));
    expect(receipt.instruction?.status).to.equal('partially_settled');
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
  });

  it('never changes what moves', () => {
    book.run(openAccount('alpha-cbdc-2', 'bank-alpha', 'EUR-CBDC'));
    const { id } = book.submit(dvp('dealer'));
    const legs = [leg('BOND', '1.00', 'dealer', 'bank-alpha')];
    const refusal = book.refusal(amend(id, 'dealer', { legs } as never));
    expect(refusal.code).to.equal('field_missing');
  });

  it('is refused by the name of what is wrong', () => {
    const { id } = book.submit(dvp('dealer'));
    const wrong = [
      [{}, 'field_missing', ''],
      [{ tradeReference: '' }, 'identifier_invalid', 'tradeReference'],
      [{ place: 'a\u0000' }, 'identifier_invalid', 'place'],
      [{ expiresAt: book.now }, 'field_invalid', 'expiresAt'],
      [{ expiresAt: Number.NaN }, 'field_invalid', 'expiresAt'],
      [{ partial: { minimum: '100.01' } }, 'partial_invalid', 'partial.minimum'],
      [{ partial: { minimum: '-1' } }, 'amount_negative', 'partial.minimum'],
      [{ links: [{ type: 'with', reference: 'x' }] }, 'link_unknown', 'links[0].reference'],
    ] as const;
    for (const [changes, code, field] of wrong) {
      expect(book.refusal(amend(id, 'dealer', changes)), field).to.include({ code, field });
    }
  });

  it('is for its party, while it is open', () => {
    const { id } = book.submit(dvp('dealer'));
    const changes = { priority: 'high' } as const;
    expect(book.refusal(amend(id, 'bank-alpha', changes)).code).to.equal('party_not_involved');
    expect(book.refusal(amend(id, 'nobody', changes)).code).to.equal('participant_unknown');
    expect(book.refusal(amend('ins-9', 'dealer', changes)).code).to.equal('instruction_unknown');
    book.submit(dvp('bank-alpha'));
    expect(book.refusal(amend(id, 'dealer', changes)).code).to.equal('instruction_ended');
  });

  it('lets a waiting one go by its new links at once', () => {
    book.submit(payment('5000.00', { reference: 'big' }));
    const links = [{ type: 'with', reference: 'big' }] as const;
    const small = book.submit(payment('1.00', { links }));
    expect(small.status).to.equal('pending');
    expect(book.run(amend(small.id, 'bank-alpha', { links: [] })).instruction?.status).to.equal(
      'settled',
    );
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
    expect(book.instructions.map(({ status }) => status)).to.deep.equal(['settled', 'settled']);
  });
});

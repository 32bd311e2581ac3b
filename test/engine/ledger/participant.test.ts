import { expect } from 'chai';
import type { ParticipantId } from '../../../engine/ids.ts';
import { findParticipant } from '../../../engine/ledger/find-participant.ts';
import { checkBic, checkLei } from '../../../engine/ledger/participant.ts';
import { corruptions, DIGITS, LETTERS } from '../support/corruptions.ts';
import { LEIS, sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('LEIs', () => {
  it('with right check digits are taken', () => {
    // The last three are real: Deutsche Bank, JPMorgan Chase, the GLEIF itself.
    const real = ['7LTWFZYICNSX8D621K86', '8I5DZWZKVSZI1NUHU748', '506700GE1G29325QX363'];
    for (const lei of [...LEIS, ...real]) expect(checkLei(lei, 'lei'), lei).to.equal(undefined);
  });

  it('with a letter for another letter or a digit for another digit are refused', () => {
    for (const corrupt of LEIS.flatMap((lei) => corruptions(lei, LETTERS, DIGITS))) {
      expect(checkLei(corrupt, 'lei')?.code, corrupt).to.equal('lei_invalid');
    }
  });

  // A letter counts as two digits, so that changing it for a digit moves all before it. The standard's check digits
  // were not made for that: they miss what any two check digits miss, one in 97.
  it('with a letter for a digit or a digit for a letter are refused but for a few', () => {
    const mixed = LEIS.flatMap((lei) => corruptions(lei, LETTERS + DIGITS)).filter(
      (corrupt) => checkLei(corrupt, 'lei') === undefined,
    );
    const all = LEIS.flatMap((lei) => corruptions(lei, LETTERS + DIGITS)).length;
    expect(mixed.length / all).to.be.below(1 / 97);
  });

  it('with two neighbours exchanged are refused', () => {
    for (const lei of LEIS) {
      for (let index = 0; index < lei.length - 1; index += 1) {
        const [one, other] = [lei.charAt(index), lei.charAt(index + 1)];
        if (one === other) continue;
        const corrupt = lei.slice(0, index) + other + one + lei.slice(index + 2);
        expect(checkLei(corrupt, 'lei')?.code, corrupt).to.equal('lei_invalid');
      }
    }
  });

  it('have twenty capital letters and digits', () => {
    const [lei = ''] = LEIS;
    for (const text of ['', lei.toLowerCase(), lei.slice(1), `${lei}0`, `${lei}\n`, ` ${lei}`]) {
      expect(checkLei(text, 'lei')?.code, JSON.stringify(text)).to.equal('lei_invalid');
    }
  });
});

describe('BICs', () => {
  it('have eight or eleven characters with a country in the middle', () => {
    for (const bic of ['ALPHDEFF', 'ALPHDEFFXXX', 'ALPHDEFF123', '1234DEFF']) {
      expect(checkBic(bic, 'bic'), bic).to.equal(undefined);
    }
    const wrong = [
      '',
      'ALPHDEF',
      'ALPHDEFFX',
      'ALPHDEFFXXXX',
      'ALPH12FF',
      'alphdeff',
      'ALPHDEFF\n',
    ];
    for (const bic of wrong) {
      expect(checkBic(bic, 'bic')?.code, JSON.stringify(bic)).to.equal('bic_invalid');
    }
  });
});

describe('participants', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  function register(id: string, codes: { readonly lei?: string; readonly bic?: string } = {}) {
    const { receipt } = book.execute({ type: 'register_participant', id, name: 'Bank', ...codes });
    return receipt.ok ? 'registered' : `${receipt.refusal.code} ${receipt.refusal.field}`;
  }

  function found(name: string): ParticipantId | string {
    const result = findParticipant(book.state.ledger, name, 'party');
    return result.ok ? result.value : result.refusal.code;
  }

  it('are found by id, by LEI, and by BIC in either length', () => {
    const [, alpha = ''] = LEIS;
    for (const name of ['bank-alpha', 'ALPHDEFF', 'ALPHDEFFXXX', alpha]) {
      expect(found(name), name).to.equal('bank-alpha');
    }
    for (const name of ['ALPHDEFF123', 'alphdeff', 'Bank Alpha', '', 'XXX']) {
      expect(found(name), name).to.equal('participant_unknown');
    }
  });

  it('have a BIC of eight characters as the head office', () => {
    expect(register('bank-gamma', { bic: 'GAMMESMM' })).to.equal('registered');
    expect(found('GAMMESMMXXX')).to.equal('bank-gamma');
    expect(register('bank-gamma-2', { bic: 'GAMMESMM123' }), 'a branch').to.equal('registered');
    expect(found('GAMMESMM')).to.equal('bank-gamma');
  });

  it('share no name with another one', () => {
    const [, alpha = ''] = LEIS;
    expect(register('bank-alpha')).to.equal('participant_exists id');
    expect(register('other', { bic: 'ALPHDEFF' })).to.equal('participant_exists bic');
    expect(register('other', { bic: 'ALPHDEFFXXX' })).to.equal('participant_exists bic');
    expect(register('other', { lei: alpha })).to.equal('participant_exists lei');
  });

  it('cannot take an id by which another one is found', () => {
    const [, alpha = ''] = LEIS;
    for (const id of ['ALPHDEFF', 'ALPHDEFFXXX', alpha]) {
      expect(register(id), id).to.equal('participant_exists id');
    }
    expect(register('GAMMESMM')).to.equal('registered');
    expect(register('bank-gamma', { bic: 'GAMMESMMXXX' })).to.equal('participant_exists bic');
    expect(register('bank-gamma', { bic: 'GAMMESMM' })).to.equal('participant_exists bic');
    expect(register('bank-gamma', { bic: 'GAMMESMM123' })).to.equal('registered');
  });

  it('have a readable id and name', () => {
    for (const id of ['', 'a b', 'ä', 'x'.repeat(35), '.x', 'x\n']) {
      expect(register(id), JSON.stringify(id)).to.equal('identifier_invalid id');
    }
    for (const name of ['', 'x'.repeat(141), 'two\nlines', 'nul\u0000', 'c1\u0085']) {
      const refusal = book.refusal({ type: 'register_participant', id: 'new', name });
      expect(refusal, JSON.stringify(name)).to.include({ code: 'field_invalid', field: 'name' });
    }
    const [lei] = LEIS;
    expect(register('new', { lei: `${lei}1` })).to.equal('lei_invalid lei');
    expect(register('new', { bic: 'new' })).to.equal('bic_invalid bic');
  });
});

import { expect } from 'chai';
import { CERTIFICATE_BYTES_MAX, type Certificate } from '../../../app/certificate/certificate.ts';
import { certify } from '../../../app/certificate/certify.ts';
import { verifyCertificate } from '../../../app/certificate/verify-certificate.ts';
import { proveEntry } from '../../../app/proof/prove-entry.ts';
import { random } from '../../support/random.ts';
import {
  bytesOf,
  type CertifiedBook,
  certificateOf,
  certifiedBook,
  signAnew,
  testKey,
} from '../support/certified-book.ts';

const { seed, next } = random('CERTIFICATE_SEED');

describe(`a certificate (${seed})`, () => {
  const key = testKey(next);
  const other = testKey(next);
  const trusted = [key.publicKey];
  let book: CertifiedBook;
  let payment: Certificate;
  let dvp: Certificate;

  before(async () => {
    book = await certifiedBook();
    payment = await certificateOf(book, key, book.payment);
    dvp = await certificateOf(book, key, book.dvp[0]);
  });

  const codeOf = (document: unknown, keys = trusted) => {
    const verified = verifyCertificate(bytesOf(document), keys);
    return verified.ok ? 'ok' : verified.fault.code;
  };

  it('says what settled, whose it was, where and when', () => {
    expect(dvp).to.deep.include({ format: 'tricord-certificate/1', book: 'main' });
    const [seller, buyer] = book.dvp;
    const terms = { kind: 'dvp', tradeReference: 'T-7' };
    expect(dvp.settlement).to.deep.equal({
      trade: buyer.replace('ins', 'trd'),
      settlementDate: '2026-11-22',
      instructions: [
        { id: buyer, reference: 'BUY-1', party: 'bank-beta', ...terms },
        { id: seller, reference: 'SELL-1', party: 'dealer', ...terms },
      ],
      legs: [
        {
          instrument: 'BOND-2031',
          amount: '100000.00',
          from: { participant: 'dealer', account: 'dealer-bond' },
          to: { participant: 'bank-beta', account: 'beta-bond' },
        },
        {
          instrument: 'EUR-CBDC',
          amount: '98500.00',
          from: { participant: 'bank-beta', account: 'beta-cbdc' },
          to: { participant: 'dealer', account: 'dealer-cbdc' },
        },
      ],
    });
    const { position, time } = dvp.proof.entry;
    expect(dvp.finality).to.deep.equal({
      level: 'final',
      position,
      time,
      hash: dvp.proof.row.hash,
    });
    expect(payment.settlement.legs[0]?.amount).to.equal('1250.50');
  });

  it('is the same each time, and for both sides of a trade', async () => {
    expect(await certificateOf(book, key, book.dvp[1])).to.deep.equal(dvp);
    expect(await certificateOf(book, key, book.payment)).to.deep.equal(payment);
  });

  it('verifies with the key of its operator, and says when nobody vouches for the key', () => {
    const known = verifyCertificate(bytesOf(dvp), trusted);
    expect(known).to.have.nested.property('value.trusted', true);
    const unknown = verifyCertificate(bytesOf(dvp));
    expect(unknown).to.have.nested.property('value.trusted', false);
  });

  it('verifies after its key was replaced, as long as the old one is trusted', async () => {
    const later = await certificateOf(book, other, book.payment);
    const both = [other.publicKey, key.publicKey];
    for (const one of [payment, dvp, later]) expect(codeOf(one, both)).to.equal('ok');
    expect(codeOf(payment, [other.publicKey])).to.equal('key_not_trusted');
    expect(codeOf(later, [key.publicKey])).to.equal('key_not_trusted');
    expect(later.settlement).to.deep.equal(payment.settlement);
  });

  it('is refused when another key signed it, be the key swapped with the signature or not', () => {
    const swapped = signAnew(payment, other);
    expect(verifyCertificate(bytesOf(swapped)).ok).to.equal(true);
    expect(codeOf(swapped)).to.equal('key_not_trusted');
    const { signature } = swapped;
    expect(codeOf({ ...payment, signature })).to.equal('signature_invalid');
    expect(codeOf({ ...swapped, signature: payment.signature })).to.equal('signature_invalid');
    const { kid } = payment.key;
    expect(codeOf(signedWith({ ...swapped.key, kid }))).to.equal('key_mismatch');
    const publicKey = Buffer.alloc(44).toString('base64');
    expect(codeOf(signedWith({ ...payment.key, publicKey }))).to.equal('key_mismatch');
  });

  it('is refused with the proof of another entry, each time with what is wrong', async () => {
    expect(codeOf(signAnew({ ...payment, proof: dvp.proof }, key))).to.equal('finality_mismatch');
    const { settlement, finality } = payment;
    const foreign = { ...dvp, finality };
    expect(codeOf(signAnew(foreign, key))).to.equal('finality_mismatch');
    expect(codeOf(signAnew({ ...dvp, settlement }, key))).to.equal('settlement_mismatch');
    expect(codeOf(signAnew({ ...dvp, book: 'other' }, key))).to.equal('finality_mismatch');
    const linked = await proofOf(`${dvp.finality.position}`, 'head');
    expect(codeOf(signAnew({ ...dvp, proof: linked }, key))).to.equal('malformed');
    const { row } = dvp.proof;
    const broken = { ...dvp.proof, row: { ...row, epoch: row.epoch + 1 } };
    expect(codeOf(signAnew({ ...dvp, proof: broken }, key))).to.equal('hash_mismatch');
  });

  it('is refused when what is proved did not settle', async () => {
    for (const position of [book.matched, book.transfer]) {
      const proof = await proofOf(`${position}`);
      const { time } = proof.entry;
      const finality = { level: 'final', position, time, hash: proof.row.hash } as const;
      expect(codeOf(signAnew({ ...dvp, proof, finality }, key))).to.equal('not_a_settlement');
    }
  });

  it('names the field that is not what was recorded', () => {
    const changed = (more: object, certificate = payment) => {
      const [leg, ...others] = certificate.settlement.legs;
      const legs = [{ ...leg, ...more }, ...others];
      const settlement = { ...certificate.settlement, legs } as never;
      const verified = verifyCertificate(bytesOf(signAnew({ ...certificate, settlement }, key)));
      return verified.ok ? 'ok' : verified.fault.detail;
    };
    expect(changed({ amount: '1250.51' })).to.equal(
      'settlement.legs[0].amount is "125051", and "125050" was recorded',
    );
    const from = { participant: 'bank-alpha', account: 'dealer-bond' };
    expect(changed({ from }, dvp)).to.equal(
      'settlement.legs[0].from.participant is "bank-alpha", which the instruction does not name',
    );
    expect(changed({ from: { participant: 'bank-beta', account: 'alpha-cbdc' } })).to.equal(
      'settlement.legs[0].from.participant is "bank-beta", and "bank-alpha" was recorded',
    );
  });

  it('is refused when the file is none', () => {
    const verdict = (bytes: Uint8Array) => {
      const verified = verifyCertificate(bytes, trusted);
      return verified.ok ? ['ok'] : [verified.fault.code, verified.fault.detail];
    };
    expect(verdict(Buffer.from('no certificate'))[0]).to.equal('malformed');
    expect(verdict(Buffer.from([0xff, 0xfe]))[0]).to.equal('malformed');
    expect(verdict(Buffer.alloc(CERTIFICATE_BYTES_MAX + 1, ' '))[0]).to.equal('too_large');
    for (const document of [null, [], 7, {}, payment.proof, { ...payment, added: 1 }]) {
      expect(verdict(bytesOf(document))[0], JSON.stringify(document)).to.equal('malformed');
    }
    expect(verdict(bytesOf({ ...payment, format: 'tricord-certificate/2' }))).to.deep.equal([
      'version_unknown',
      'the format is tricord-certificate/2; this Tricord reads tricord-certificate/1',
    ]);
  });

  it('is not made of what has not settled, or is not there', async () => {
    const codes = await Promise.all(
      [book.unmatched, 'ins-1', 'no-such'].map(async (id) => {
        const certified = await certify(book.sources, key, id);
        return certified.ok ? 'ok' : certified.fault.code;
      }),
    );
    expect(codes).to.deep.equal(['not_final', 'instruction_unknown', 'instruction_unknown']);
    const view = { ...(await book.sources.projection.instruction(book.payment)) } as never;
    for (const level of ['provisional', 'safe'] as const) {
      const finality = { ...payment.finality, level };
      const projection = {
        ...book.sources.projection,
        instruction: async () => ({ ...(view as object), finality }) as never,
      };
      const certified = await certify({ ...book.sources, projection }, key, book.payment);
      expect(certified).to.have.nested.property('fault.code', 'not_final');
    }
  });

  it('is not made of a projection that says something else than the journal', async () => {
    const { projection } = book.sources;
    const lying = async (of: string, more: object, to = of) => {
      const instruction = async (id: string) => {
        const view = await projection.instruction(id);
        return id === of ? ({ ...view, ...more } as never) : view;
      };
      const sources = { ...book.sources, projection: { ...projection, instruction } };
      const certified = await certify(sources, key, to);
      return certified.ok ? 'ok' : certified.fault.code;
    };
    const [seller, buyer] = book.dvp;
    expect(await lying(seller, {}, buyer)).to.equal('ok');
    expect(await lying(book.payment, { reference: 'PAY-2' })).to.equal('settlement_mismatch');
    expect(await lying(buyer, { party: 'dealer' })).to.equal('settlement_mismatch');
    expect(await lying(seller, { reference: 'SELL-9' }, buyer)).to.equal('settlement_mismatch');
    const finality = { ...payment.finality, hash: 'ab'.repeat(32) };
    expect(await lying(book.payment, { finality })).to.equal('finality_mismatch');
  });

  function signedWith(changed: Certificate['key']): Certificate {
    return { ...payment, key: changed };
  }

  async function proofOf(entry: string, to?: 'head') {
    const proof = await proveEntry(book.sources, entry, to);
    if (!proof.ok) throw new Error(proof.fault.detail);
    return proof.value.proof;
  }
});

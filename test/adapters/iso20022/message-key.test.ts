import { expect } from 'chai';
import { messageKey } from '../../../adapters/iso20022/message-key.ts';
import { checkReference } from '../../../engine/ids.ts';
import { example } from './support/files.ts';
import { accepted, edited } from './support/read.ts';

const PAYMENT = example('01-interbank-payment.pacs009.xml');

describe('the key of a message', () => {
  it('is the same whenever the message comes', () => {
    expect(accepted(PAYMENT).key).to.equal(accepted(PAYMENT).key);
  });

  it('differs by sender, message and transaction', () => {
    const uetr = '6f1d3c52-8c0e-4b0a-9a54-2f0f7c7a1e01';
    const others = [
      edited(PAYMENT, ['<BizMsgIdr>ALPHA-', '<BizMsgIdr>BETA-']),
      edited(PAYMENT, [uetr, uetr.replace('6f', '7f')]),
      PAYMENT.replace('ALPHDEFFXXX', 'BETAFRPPXXX'),
    ];
    expect(new Set([PAYMENT, ...others].map((xml) => accepted(xml).key))).to.have.length(4);
  });

  it('is the same for no two lists of parts', () => {
    const lists = [
      ['a', 'b/c'],
      ['a/b', 'c'],
      ['a', 'b', 'c'],
      ['a', 'b%2Fc'],
      ['', 'a', 'b/c'],
    ];
    expect(new Set(lists.map(messageKey))).to.have.length(lists.length);
  });

  it('is a reference the engine takes, however long or foreign its parts are', () => {
    const long = 'x'.repeat(35);
    const keys = [
      [long, long, `${long}1`],
      [long, long, `${long}2`],
      ['ž 円 😀', '', ''],
    ].map(messageKey);
    for (const key of keys) expect(checkReference(key, 'key'), key).to.equal(undefined);
    const foreign = [1, 2].map((end) => messageKey(['円'.repeat(35), '円'.repeat(35), `${end}`]));
    expect(foreign[0]).to.have.length(128);
    expect(new Set([...keys, ...foreign])).to.have.length(5);
  });
});

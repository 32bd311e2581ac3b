import { expect } from 'chai';
import { PAYMENT_REASONS } from '../../../adapters/iso20022/answers/payment-reasons.ts';
import { find, textAt } from '../../../adapters/iso20022/xml/node.ts';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import { STATUSES } from '../../../engine/settlement/lifecycle.ts';
import { example, exampleNames } from './support/files.ts';
import { accepted, edited, format } from './support/read.ts';
import { messagesIn, tableErrors } from './support/tables.ts';
import { HASH, SETTLED_AT, viewOf } from './support/view.ts';
import { xsdErrors } from './support/xsd.ts';

const PAYMENT = accepted(example('01-interbank-payment.pacs009.xml'));
const DELIVER = accepted(example('02-dvp-deliver.sese023.xml'));
const RECEIVE = accepted(example('02-dvp-receive.sese023.xml'));
const REASONS = Object.keys(PAYMENT_REASONS);

function answer(view: InstructionView): string {
  const xml = format.answer(view);
  if (xml === undefined) expect.fail('no answer');
  return xml;
}

function documentOf(view: InstructionView) {
  const document = messagesIn(answer(view)).at(-1);
  const body = document?.children[0];
  if (document === undefined || body === undefined) expect.fail('no document');
  return { type: document.namespace.split(':').at(-1), body };
}

describe('answers in ISO 20022', () => {
  for (const name of exampleNames) {
    it(`fit their schema for every status and reason of ${name}, with and without header`, () => {
      const xml = example(name);
      const bare = xml.slice(xml.indexOf('<Document'), xml.indexOf('</Envelope>'));
      for (const message of [accepted(xml), accepted(bare)]) {
        for (const status of STATUSES) {
          for (const reason of [null, ...REASONS, 'a_code_of_tomorrow']) {
            const answered = answer(
              viewOf(message, { status, reason, detail: reason && 'account x' }),
            );
            const valid = tableErrors(answered).map(() => undefined);
            expect(tableErrors(answered), answered).to.deep.equal(valid);
            // One reason a status is enough for the slower judge.
            if (reason === null || reason === 'insufficient_funds') {
              expect(xsdErrors(answered) ?? valid, answered).to.deep.equal(valid);
            }
          }
        }
      }
    });
  }

  it('come in the version that goes with the request', () => {
    const types = exampleNames.map((name) => {
      const view = viewOf(accepted(example(name)), { status: 'accepted' });
      return `${accepted(example(name)).type} ${documentOf(view).type}`;
    });
    expect(new Set(types)).to.deep.equal(
      new Set([
        'pacs.009.001.08 pacs.002.001.10',
        'pacs.009.001.10 pacs.002.001.12',
        'pacs.009.001.12 pacs.002.001.15',
        'sese.023.001.12 sese.024.001.13',
      ]),
    );
  });

  it('exchange the ends of the header and name the message they answer', () => {
    const [header] = messagesIn(answer(viewOf(PAYMENT, { status: 'accepted' })));
    if (header === undefined) expect.fail('no header');
    const told = [
      'Fr/FIId/FinInstnId/BICFI',
      'To/FIId/FinInstnId/BICFI',
      'BizMsgIdr',
      'MsgDefIdr',
      'CreDt',
      'Rltd/BizMsgIdr',
    ];
    expect(told.map((path) => textAt(header, path))).to.deep.equal([
      'SBCBDEFFXXX',
      'ALPHDEFFXXX',
      'ins-17-42',
      'pacs.002.001.10',
      '2026-11-20T09:00:02.000Z',
      'ALPHA-20261120-0001',
    ]);
  });

  it('are the same when asked for twice, and others when the instruction has moved', () => {
    const first = answer(viewOf(PAYMENT, { status: 'accepted' }));
    expect(answer(viewOf(PAYMENT, { status: 'accepted' }))).to.equal(first);
    expect(answer(viewOf(PAYMENT, { status: 'settled' }))).to.not.equal(first);
  });

  it('are none where no message of this format brought the instruction', () => {
    const view = viewOf(PAYMENT, { status: 'accepted' });
    expect(format.answer({ ...view, origin: null })).to.equal(undefined);
    expect(format.answer({ ...view, origin: { message: 'mt202' } })).to.equal(undefined);
  });

  it('survive words with every kind of character', () => {
    const detail = 'a<b & "c" \u0000\u0007\uFFFF \uD800 ]]> 😀'.repeat(40);
    for (const message of [PAYMENT, DELIVER]) {
      const xml = answer(viewOf(message, { status: 'rejected', reason: 'field_invalid', detail }));
      expect(tableErrors(xml)).to.deep.equal([undefined, undefined]);
      expect(xsdErrors(xml) ?? [undefined, undefined]).to.deep.equal([undefined, undefined]);
    }
  });

  it('leave out an identifier that does not fit, never half of it', () => {
    const id = 'i'.repeat(60);
    const { body } = documentOf(viewOf(PAYMENT, { status: 'accepted', id }));
    expect(textAt(body, 'TxInfAndSts/AcctSvcrRef')).to.equal(undefined);
    expect(textAt(body, 'GrpHdr/MsgId')).to.match(/^[0-9a-f]{35}$/);
  });
});

describe('pacs.002', () => {
  const transaction = (fields: Parameters<typeof viewOf>[1], message = PAYMENT) => {
    const found = find(documentOf(viewOf(message, fields)).body, 'TxInfAndSts');
    if (found === undefined) expect.fail('no transaction');
    return found;
  };

  it('gives back every identifier of the payment', () => {
    const found = transaction({ status: 'accepted' });
    const told = [
      'OrgnlGrpInf/OrgnlMsgId',
      'OrgnlGrpInf/OrgnlMsgNmId',
      'OrgnlInstrId',
      'OrgnlEndToEndId',
      'OrgnlUETR',
    ];
    expect(told.map((path) => textAt(found, path))).to.deep.equal([
      'ALPHA-20261120-0001',
      'pacs.009.001.08',
      'ALPHA-PAY-0001',
      'ALPHA-BETA-NOV',
      '6f1d3c52-8c0e-4b0a-9a54-2f0f7c7a1e01',
    ]);
    expect(textAt(found, 'InstdAgt/FinInstnId/BICFI')).to.equal('ALPHDEFFXXX');
  });

  it('says ACSC with time, position and proof when the payment has settled', () => {
    const found = transaction({ status: 'settled' });
    expect(textAt(found, 'TxSts')).to.equal('ACSC');
    expect(textAt(found, 'FctvIntrBkSttlmDt/DtTm')).to.equal(SETTLED_AT);
    expect(textAt(found, 'ClrSysRef')).to.equal('42');
    expect(textAt(found, 'StsRsnInf/AddtlInf')).to.equal(`Final at 42, row ${HASH}`);
  });

  it('says RJCT and why when the payment was refused', () => {
    const found = transaction({ status: 'rejected', reason: 'not_admitted', detail: 'usd-issuer' });
    const told = ['TxSts', 'StsRsnInf/Rsn/Cd', 'StsRsnInf/AddtlInf'];
    expect(told.map((path) => textAt(found, path))).to.deep.equal(['RJCT', 'AG01', 'usd-issuer']);
  });

  const statuses = [
    ['received', null, 'RCVD', undefined],
    ['accepted', null, 'ACTC', undefined],
    ['unmatched', 'awaiting_counterparty', 'PDNG', 'NARR'],
    ['matched', null, 'ACSP', undefined],
    ['pending', 'insufficient_funds', 'PDNG', 'AM04'],
    ['cancelled', 'cancelled_by_party', 'RJCT', 'CUST'],
    ['expired', 'expired', 'RJCT', 'AB03'],
  ] as const;
  for (const [status, reason, code, reasonCode] of statuses) {
    it(`says ${code} ${reasonCode ?? ''} of a payment that is ${status}`, () => {
      const found = transaction({ status, reason });
      expect(textAt(found, 'TxSts')).to.equal(code);
      expect(textAt(found, 'StsRsnInf/Rsn/Cd')).to.equal(reasonCode);
    });
  }

  it('gives a long reason whole, in as many lines as it takes', () => {
    const detail = 'word '.repeat(60).trim();
    const { children } = transaction({ status: 'rejected', reason: 'legs_invalid', detail });
    const information = children.find(({ name }) => name === 'StsRsnInf')?.children ?? [];
    const text = information.filter(({ name }) => name === 'AddtlInf').map((line) => line.text);
    expect(text.join('')).to.equal(detail);
  });
});

describe('sese.024', () => {
  const bodyOf = (fields: Parameters<typeof viewOf>[1], message = DELIVER) =>
    documentOf(viewOf(message, fields)).body;

  it('identifies the instruction by the references of both sides', () => {
    const body = bodyOf({ status: 'accepted' });
    const told = [
      'TxId/AcctOwnrTxId',
      'TxId/AcctSvcrTxId',
      'TxId/CmonId',
      'PrcgSts/AckdAccptd/NoSpcfdRsn',
    ];
    expect(told.map((path) => textAt(body, path))).to.deep.equal([
      'DELTA-DVP-0021',
      'ins-17',
      'TRADE-2026-1118-042',
      'NORE',
    ]);
  });

  const statuses = [
    ['unmatched', 'awaiting_counterparty', 'MtchgSts/Umtchd', 'CMIS'],
    ['pending', 'awaiting_settlement_date', 'SttlmSts/Pdg', 'FUTU'],
    ['rejected', 'reference_taken', 'PrcgSts/Rjctd', 'REFE'],
    ['rejected', 'account_unknown', 'PrcgSts/Rjctd', 'SAFE'],
    ['rejected', 'not_admitted', 'PrcgSts/Rjctd', 'ICAG'],
    ['cancelled', 'cancelled_by_party', 'PrcgSts/Canc', 'CANI'],
    ['expired', 'expired', 'PrcgSts/Canc', 'CANS'],
  ] as const;
  for (const [status, reason, path, code] of statuses) {
    it(`says ${path} ${code} of an instruction that is ${status}: ${reason}`, () => {
      const body = bodyOf({ status, reason, detail: 'in words' });
      expect(textAt(body, `${path}/Rsn/Cd/Cd`)).to.equal(code);
      expect(textAt(body, `${path}/Rsn/AddtlRsnInf`)).to.equal('in words');
    });
  }

  it('says that an instruction has matched, also while it waits for its settlement', () => {
    for (const status of ['matched', 'pending'] as const) {
      expect(find(bodyOf({ status }), 'MtchgSts/Mtchd'), status).to.not.equal(undefined);
    }
  });

  const shortages = [
    ['securities of the deliverer', 'dealer-bond', 'LACK', 'CLAC'],
    ['money of the receiver', 'beta-cbdc', 'CMON', 'MONY'],
  ] as const;
  for (const [what, account, toDeliverer, toReceiver] of shortages) {
    it(`tells each side whose the shortage is: ${what}`, () => {
      const detail = `legs[0].from: account ${account} is short of 1 minor units`;
      const fields = { status: 'pending', reason: 'insufficient_funds', detail } as const;
      const path = 'SttlmSts/Pdg/Rsn/Cd/Cd';
      expect(textAt(bodyOf(fields, DELIVER), path)).to.equal(toDeliverer);
      expect(textAt(bodyOf(fields, RECEIVE), path)).to.equal(toReceiver);
    });
  }

  it('tells only the owner that the account is blocked', () => {
    const detail = 'legs[1].to: credits of dealer-cbdc are frozen';
    const fields = { status: 'pending', reason: 'account_frozen', detail } as const;
    const path = 'SttlmSts/Pdg/Rsn/Cd/Cd';
    expect(textAt(bodyOf(fields, DELIVER), path)).to.equal('BLOC');
    expect(textAt(bodyOf(fields, RECEIVE), path)).to.equal('OTHR');
  });
});

describe('sese.025', () => {
  it('confirms what settled, when, and where that is recorded', () => {
    const { type, body } = documentOf(viewOf(DELIVER, { status: 'settled' }));
    expect(type).to.equal('sese.025.001.12');
    const told = {
      'TxIdDtls/AcctOwnrTxId': 'DELTA-DVP-0021',
      'TxIdDtls/MktInfrstrctrTxId': '42',
      'TxIdDtls/SctiesMvmntTp': 'DELI',
      'TradDtls/SttlmDt/Dt/Dt': '2026-11-20',
      'TradDtls/FctvSttlmDt/Dt/DtTm': SETTLED_AT,
      'TradDtls/SttlmInstrPrcgAddtlDtls': `Final at 42, row ${HASH}`,
      'FinInstrmId/ISIN': 'XS2031000016',
      'QtyAndAcctDtls/SttldQty/Qty/FaceAmt': '5000000',
      'QtyAndAcctDtls/SfkpgAcct/Id': 'dealer-bond',
      'QtyAndAcctDtls/CshAcct/Prtry': 'dealer-cbdc',
      'RcvgSttlmPties/Pty1/Id/AnyBIC': 'BETAFRPPXXX',
      'SttldAmt/Amt': '4925000.00',
      'SttldAmt/CdtDbtInd': 'CRDT',
    };
    const found = Object.keys(told).map((path) => [path, textAt(body, path)]);
    expect(Object.fromEntries(found)).to.deep.equal(told);
    expect(find(body, 'SttldAmt/Amt')?.attributes).to.deep.include({
      name: 'Ccy',
      namespace: '',
      value: 'EUR',
    });
  });

  it('confirms free of payment without an amount, and a type of transaction in its own words', () => {
    const xml = example('02-dvp-receive.sese023.xml');
    const amount = xml.slice(xml.indexOf('<SttlmAmt>'), xml.indexOf('</SctiesSttlmTxInstr>'));
    const free = edited(
      xml,
      ['APMT', 'FREE'],
      [amount, ''],
      ['<Cd>TRAD</Cd>', '<Prtry><Id>GIFT</Id><Issr>BETA</Issr></Prtry>'],
    );
    const answered = answer(viewOf(accepted(free), { status: 'settled' }));
    expect(tableErrors(answered)).to.deep.equal([undefined, undefined]);
    expect(answered).to.contain('<Pmt>FREE</Pmt>').and.not.contain('SttldAmt');
    expect(answered).to.contain('<Id>GIFT</Id>');
  });
});

import { expect } from 'chai';
import { example } from './support/files.ts';
import { accepted, edited, insert, refusal } from './support/read.ts';

const PAYMENT = example('01-interbank-payment.pacs009.xml');
const NEWEST = example('04-refused-not-admitted.pacs009.xml');
const TRANSACTION = 'FICdtTrf/CdtTrfTxInf';
const DEBTOR = '<BICFI>ALPHDEFFXXX</BICFI>\n            <LEI>TRCDALPHABANK0000069</LEI>';
const CREDITOR = '<BICFI>BETAFRPPXXX</BICFI>\n            <LEI>TRCDBETABANK00000094</LEI>';

const account = (tag: string, inside: string) => `<${tag}><Id>${inside}</Id></${tag}>`;
const agent = (tag: string, inside: string) =>
  `<${tag}><FinInstnId>${inside}</FinInstnId></${tag}>`;

describe('pacs.009', () => {
  it('becomes a payment from debtor to creditor', () => {
    const { type, key, instruction } = accepted(PAYMENT);
    const { origin, ...terms } = instruction;
    expect(type).to.equal('pacs.009.001.08');
    expect(key).to.equal(
      'iso/ALPHDEFFXXX/ALPHA-20261120-0001/6f1d3c52-8c0e-4b0a-9a54-2f0f7c7a1e01',
    );
    expect(terms).to.deep.equal({
      reference: 'ALPHA-PAY-0001',
      party: 'ALPHDEFFXXX',
      kind: 'payment',
      legs: [
        {
          currency: 'EUR',
          amount: '1500000.00',
          from: { participant: 'ALPHDEFFXXX' },
          to: { participant: 'BETAFRPPXXX' },
        },
      ],
      settlementDate: '2026-11-20',
    });
    expect(origin).to.include({
      message: type,
      messageId: 'ALPHA-20261120-0001',
      from: 'ALPHDEFFXXX',
    });
  });

  it('names accounts by IBAN or another identifier', () => {
    const xml = edited(
      PAYMENT,
      insert('<Cdtr>', account('DbtrAcct', '<IBAN>DE02120300000000202051</IBAN>')),
      insert('<RmtInf>', account('CdtrAcct', '<Othr><Id>beta-cbdc</Id></Othr>')),
    );
    const [leg] = accepted(xml).instruction.legs;
    expect(leg?.from).to.deep.equal({
      participant: 'ALPHDEFFXXX',
      account: 'DE02120300000000202051',
    });
    expect(leg?.to).to.deep.equal({ participant: 'BETAFRPPXXX', account: 'beta-cbdc' });
  });

  it('names institutions by LEI where it gives no BIC', () => {
    const xml = edited(PAYMENT, [DEBTOR, '<LEI>TRCDALPHABANK0000069</LEI>']);
    const { party, legs } = accepted(xml).instruction;
    expect(party).to.equal('TRCDALPHABANK0000069');
    expect(legs[0]?.from.participant).to.equal('TRCDALPHABANK0000069');
  });

  it('leaves debtor and creditor open to mean the agents it passes between', () => {
    const { party, legs } = accepted(edited(PAYMENT, [DEBTOR, ''], [CREDITOR, ''])).instruction;
    expect(party).to.equal('ALPHDEFFXXX');
    expect(legs[0]?.from.participant).to.equal('ALPHDEFFXXX');
    expect(legs[0]?.to.participant).to.equal('SBCBDEFFXXX');
  });

  it('is never read as a payment by or to somebody it names otherwise', () => {
    for (const name of ['<Nm>Some Bank</Nm>', '<ClrSysMmbId><MmbId>1</MmbId></ClrSysMmbId>']) {
      expect(refusal(edited(PAYMENT, [DEBTOR, name]))).to.include({
        code: 'message_content_unsupported',
        field: `${TRANSACTION}/Dbtr/FinInstnId`,
      });
      expect(refusal(edited(PAYMENT, [CREDITOR, name])).field).to.equal(
        `${TRANSACTION}/Cdtr/FinInstnId`,
      );
    }
  });

  it('may name the agents that keep the accounts, if it names the accounts too', () => {
    const other = agent('CdtrAgt', '<BICFI>ALPHDEFFXXX</BICFI>');
    const cdtrAcct = account('CdtrAcct', '<Othr><Id>beta-eura</Id></Othr>');
    const withAgent = edited(PAYMENT, insert('<Cdtr>', other));
    expect(refusal(withAgent)).to.include({
      code: 'message_content_unsupported',
      field: `${TRANSACTION}/CdtrAgt`,
    });
    const [leg] = accepted(edited(withAgent, insert('<RmtInf>', cdtrAcct))).instruction.legs;
    expect(leg?.to).to.deep.equal({ participant: 'BETAFRPPXXX', account: 'beta-eura' });
    const itself = agent('CdtrAgt', '<BICFI>BETAFRPP</BICFI>');
    expect(accepted(edited(PAYMENT, insert('<Cdtr>', itself))).instruction.legs).to.have.length(1);
  });

  it('takes its reference from the instruction, else end to end, else from the message', () => {
    const noInstruction: readonly [string, string] = ['<InstrId>ALPHA-PAY-0001</InstrId>', ''];
    expect(accepted(edited(PAYMENT, noInstruction)).instruction.reference).to.equal(
      'ALPHA-BETA-NOV',
    );
    const notProvided = edited(PAYMENT, noInstruction, ['ALPHA-BETA-NOV', 'NOTPROVIDED']);
    expect(accepted(notProvided).instruction.reference).to.equal('ALPHA-20261120-0001');
  });

  it('dates its settlement in the transaction or the group header, a time zone left out', () => {
    const dated = (inTransaction: string, inGroup: string) =>
      edited(
        PAYMENT,
        ['<IntrBkSttlmDt>2026-11-20</IntrBkSttlmDt>', inTransaction],
        insert('<SttlmInf>', inGroup),
      );
    const date = (text: string) => `<IntrBkSttlmDt>${text}</IntrBkSttlmDt>`;
    const of = (xml: string) => accepted(xml).instruction.settlementDate;
    expect(of(dated('', date('2026-11-23')))).to.equal('2026-11-23');
    expect(of(dated(date('2026-11-23+01:00'), ''))).to.equal('2026-11-23');
    expect(of(dated('', ''))).to.equal(undefined);
    expect(refusal(dated(date('2026-11-23'), date('2026-11-24')))).to.include({
      code: 'message_invalid',
      field: 'FICdtTrf/GrpHdr/IntrBkSttlmDt',
    });
  });

  it('expires at the earlier of what group header and transaction say', () => {
    const xml = edited(
      NEWEST,
      insert('<NbOfTxs>', '<XpryDtTm>2026-11-20T18:00:00+01:00</XpryDtTm>'),
      insert('<InstgAgt>', '<XpryDtTm>2026-11-21T18:00:00Z</XpryDtTm>'),
    );
    expect(accepted(xml).instruction.expiresAt).to.equal(Date.UTC(2026, 10, 20, 17));
    const local = edited(NEWEST, insert('<InstgAgt>', '<XpryDtTm>2026-11-21T18:00:00</XpryDtTm>'));
    expect(refusal(local)).to.include({
      code: 'message_content_unsupported',
      field: `${TRANSACTION}/XpryDtTm`,
    });
  });

  it('writes amounts as decimal strings, plainly', () => {
    const amountOf = (text: string) =>
      accepted(edited(PAYMENT, ['1500000.00', text])).instruction.legs[0]?.amount;
    expect(amountOf('0.10')).to.equal('0.10');
    expect(amountOf('+007.50')).to.equal('7.5');
    expect(amountOf('.5')).to.equal('0.5');
    expect(amountOf('5.')).to.equal('5');
    expect(amountOf('-0')).to.equal('0');
    expect(amountOf('9007199254740993.01')).to.equal('9007199254740993.01');
  });

  it('is refused when its totals are not those of its transaction', () => {
    const total = '<TtlIntrBkSttlmAmt Ccy="EUR">1500000</TtlIntrBkSttlmAmt>';
    const fits = edited(PAYMENT, insert('<SttlmInf>', `<CtrlSum>1500000.0</CtrlSum>${total}`));
    expect(accepted(fits).type).to.equal('pacs.009.001.08');
    for (const [from, to, field] of [
      ['<NbOfTxs>1<', '<NbOfTxs>2<', 'NbOfTxs'],
      ['1500000.0<', '1500000.1<', 'CtrlSum'],
      ['1500000</Ttl', '1500001</Ttl', 'TtlIntrBkSttlmAmt'],
      ['<TtlIntrBkSttlmAmt Ccy="EUR"', '<TtlIntrBkSttlmAmt Ccy="USD"', 'TtlIntrBkSttlmAmt'],
    ] as const) {
      expect(refusal(edited(fits, [from, to]))).to.include({
        code: 'message_invalid',
        field: `FICdtTrf/GrpHdr/${field}`,
      });
    }
  });

  const informing: readonly (readonly [string, readonly [string, string]])[] = [
    ['a purpose', insert('<RmtInf>', '<Purp><Cd>CORT</Cd></Purp>')],
    ['a priority', insert('<InstgAgt>', '<SttlmPrty>HIGH</SttlmPrty>')],
    [
      'times of what has happened',
      insert(
        '<InstgAgt>',
        '<SttlmTmIndctn><DbtDtTm>2026-11-20T08:00:00Z</DbtDtTm></SttlmTmIndctn>',
      ),
    ],
    [
      'agents on the way here',
      insert('<InstgAgt>', agent('PrvsInstgAgt1', '<BICFI>DELTGB2L</BICFI>')),
    ],
    ['the ultimate debtor', insert('<Dbtr>', agent('UltmtDbtr', '<Nm>Somebody</Nm>'))],
    [
      'an address',
      [
        'TRCDALPHABANK0000069</LEI>',
        'TRCDALPHABANK0000069</LEI><PstlAdr><Ctry>DE</Ctry></PstlAdr>',
      ],
    ],
  ];
  for (const [what, edit] of informing) {
    it(`may inform of ${what}, which changes nothing`, () => {
      expect(accepted(edited(PAYMENT, edit)).instruction).to.deep.equal(
        accepted(PAYMENT).instruction,
      );
    });
  }

  const again = PAYMENT.slice(PAYMENT.indexOf('<CdtTrfTxInf>'), PAYMENT.indexOf('</FICdtTrf>'));
  const customer = `<UndrlygCstmrCdtTrf><Dbtr/><DbtrAgt><FinInstnId/></DbtrAgt><CdtrAgt><FinInstnId/></CdtrAgt><Cdtr/></UndrlygCstmrCdtTrf>`;
  const supplement = '<SplmtryData><Envlp><x xmlns="urn:x"/></Envlp></SplmtryData>';
  const beyond: readonly (readonly [string, readonly [string, string], string])[] = [
    ['several transactions', insert('</FICdtTrf>', again), 'CdtTrfTxInf[2]'],
    ['cover for a customer', insert('</CdtTrfTxInf>', customer), 'CdtTrfTxInf/UndrlygCstmrCdtTrf'],
    ['settlement at the sender', ['CLRG', 'INGA'], 'GrpHdr/SttlmInf/SttlmMtd'],
    ['settlement by cover', ['CLRG', 'COVE'], 'GrpHdr/SttlmInf/SttlmMtd'],
    [
      'a settlement account',
      insert('</SttlmInf>', account('SttlmAcct', '<Othr><Id>x</Id></Othr>')),
      'GrpHdr/SttlmInf/SttlmAcct',
    ],
    [
      'a time of day',
      insert('<InstgAgt>', '<SttlmTmReq><TillTm>10:00:00</TillTm></SttlmTmReq>'),
      'CdtTrfTxInf/SttlmTmReq',
    ],
    [
      'an agent between',
      insert('<Dbtr>', agent('IntrmyAgt1', '<BICFI>DELTGB2L</BICFI>')),
      'CdtTrfTxInf/IntrmyAgt1',
    ],
    [
      'another local instrument',
      insert('<IntrBkSttlmAmt', '<PmtTpInf><LclInstrm><Prtry>PvP</Prtry></LclInstrm></PmtTpInf>'),
      'CdtTrfTxInf/PmtTpInf/LclInstrm',
    ],
    [
      'written instructions',
      insert('<RmtInf>', '<InstrForNxtAgt><InstrInf>hold until I call</InstrInf></InstrForNxtAgt>'),
      'CdtTrfTxInf/InstrForNxtAgt',
    ],
    ['supplementary data', insert('</CdtTrfTxInf>', supplement), 'CdtTrfTxInf/SplmtryData'],
    [
      'an account in another currency',
      insert('<Cdtr>', '<DbtrAcct><Id><Othr><Id>x</Id></Othr></Id><Ccy>USD</Ccy></DbtrAcct>'),
      'CdtTrfTxInf/DbtrAcct/Ccy',
    ],
    [
      'an account of an agent',
      insert('<Cdtr>', account('CdtrAgtAcct', '<Othr><Id>x</Id></Othr>')),
      'CdtTrfTxInf/CdtrAgtAcct',
    ],
  ];
  for (const [what, edit, path] of beyond) {
    it(`is refused with the path when it asks for ${what}`, () => {
      const { code, field, detail } = refusal(edited(PAYMENT, edit));
      expect({ code, field }).to.deep.equal({
        code: 'message_content_unsupported',
        field: `FICdtTrf/${path}`,
      });
      expect(detail).to.match(/^line \d+: \w+/);
    });
  }

  it('is refused with an account that it names only by proxy', () => {
    const proxy = '<DbtrAcct><Prxy><Id>+33123</Id></Prxy></DbtrAcct>';
    const xml = edited(NEWEST, [
      NEWEST.slice(NEWEST.indexOf('<DbtrAcct>'), NEWEST.indexOf('<Cdtr>')),
      proxy,
    ]);
    expect(refusal(xml)).to.include({
      code: 'message_content_unsupported',
      field: `${TRANSACTION}/DbtrAcct/Prxy`,
    });
  });
});

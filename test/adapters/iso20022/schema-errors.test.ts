import { expect } from 'chai';
import { example } from './support/files.ts';
import { edited, refusal } from './support/read.ts';

const PAYMENT = example('01-interbank-payment.pacs009.xml');
const DELIVERY = example('02-dvp-deliver.sese023.xml');
const TRANSACTION = 'FICdtTrf/CdtTrfTxInf';

describe('ISO 20022: messages that this server does not read', () => {
  const unsupported: readonly (readonly [string, string])[] = [
    ['another message', edited(PAYMENT, ['xsd:pacs.009.001.08', 'xsd:pacs.008.001.08'])],
    ['another version', edited(PAYMENT, ['xsd:pacs.009.001.08', 'xsd:pacs.009.001.09'])],
    ['an answer', edited(PAYMENT, ['xsd:pacs.009.001.08', 'xsd:pacs.002.001.10'])],
    ['a name of the object prototype', edited(PAYMENT, ['xsd:pacs.009.001.08', 'xsd:constructor'])],
    ['another namespace', edited(PAYMENT, ['urn:iso:std:iso:20022:tech:xsd:pacs', 'urn:pacs'])],
    ['no namespace', '<Document/>'],
  ];
  for (const [what, xml] of unsupported) {
    it(`are refused: ${what}`, () => {
      const { code, field, detail } = refusal(xml);
      expect({ code, field }).to.deep.equal({ code: 'message_unsupported', field: 'Document' });
      expect(detail).to.contain('this server reads pacs.009.001.08, pacs.009.001.10');
    });
  }
});

describe('ISO 20022: messages that do not fit their schema', () => {
  type Case = readonly [what: string, xml: string, field: string, detail: RegExp];
  const PARTY = `${TRANSACTION}/Dbtr/FinInstnId`;
  const cases: readonly Case[] = [
    [
      'an unknown element',
      edited(PAYMENT, ['<NbOfTxs>', '<Colour>red</Colour><NbOfTxs>']),
      'FICdtTrf/GrpHdr/NbOfTxs',
      /is missing; Colour stands there/,
    ],
    [
      'an unknown element at the end',
      edited(PAYMENT, ['</GrpHdr>', '<Colour/></GrpHdr>']),
      'FICdtTrf/GrpHdr/Colour',
      /is not an element of pacs.009.001.08 in this place/,
    ],
    [
      'an element of another namespace',
      edited(PAYMENT, ['</GrpHdr>', '<x:y xmlns:x="urn:x"/></GrpHdr>']),
      'FICdtTrf/GrpHdr/y',
      /is not in the namespace/,
    ],
    [
      'a missing element',
      edited(PAYMENT, ['<NbOfTxs>1</NbOfTxs>', '']),
      'FICdtTrf/GrpHdr/NbOfTxs',
      /line \d+: is missing; SttlmInf stands there/,
    ],
    [
      'a missing last element',
      edited(DELIVERY, ['<CdtDbtInd>CRDT</CdtDbtInd>', '']),
      'SctiesSttlmTxInstr/SttlmAmt/CdtDbtInd',
      /is missing$/,
    ],
    [
      'elements in another order',
      edited(
        PAYMENT,
        ['<NbOfTxs>1</NbOfTxs>', ''],
        ['</SttlmInf>', '</SttlmInf><NbOfTxs>1</NbOfTxs>'],
      ),
      'FICdtTrf/GrpHdr/NbOfTxs',
      /is missing/,
    ],
    [
      'an element twice',
      edited(PAYMENT, [
        '</IntrBkSttlmDt>',
        '</IntrBkSttlmDt><IntrBkSttlmDt>2026-11-20</IntrBkSttlmDt>',
      ]),
      `${TRANSACTION}/Dbtr`,
      /is missing; IntrBkSttlmDt stands there/,
    ],
    [
      'two of a choice',
      edited(DELIVERY, [
        '<Cd>TRAD</Cd>',
        '<Cd>TRAD</Cd><Prtry><Id>ABCD</Id><Issr>x</Issr></Prtry>',
      ]),
      'SctiesSttlmTxInstr/SttlmParams/SctiesTxTp/Prtry',
      /stands beside Cd: choose one/,
    ],
    [
      'none of a choice',
      edited(DELIVERY, ['<Cd>TRAD</Cd>', '']),
      'SctiesSttlmTxInstr/SttlmParams/SctiesTxTp',
      /is empty: choose one of Cd, Prtry/,
    ],
    [
      'text between elements',
      edited(PAYMENT, ['<NbOfTxs>', 'one<NbOfTxs>']),
      'FICdtTrf/GrpHdr',
      /has text between its elements/,
    ],
    [
      'an element in a text',
      edited(PAYMENT, ['<NbOfTxs>1', '<NbOfTxs>1<b/>']),
      'FICdtTrf/GrpHdr/NbOfTxs/b',
      /stands where only text may/,
    ],
    [
      'an unknown attribute',
      edited(PAYMENT, ['<NbOfTxs>', '<NbOfTxs id="1">']),
      'FICdtTrf/GrpHdr/NbOfTxs/@id',
      /is not an attribute of this element/,
    ],
    [
      'a claim to another type',
      edited(PAYMENT, [
        '<NbOfTxs>',
        '<NbOfTxs xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="t">',
      ]),
      'FICdtTrf/GrpHdr/NbOfTxs/@type',
      /is not an attribute of this element/,
    ],
    [
      'a missing currency',
      edited(PAYMENT, [' Ccy="EUR"', '']),
      `${TRANSACTION}/IntrBkSttlmAmt/@Ccy`,
      /is missing/,
    ],
    [
      'a currency in small letters',
      edited(PAYMENT, ['"EUR"', '"eur"']),
      `${TRANSACTION}/IntrBkSttlmAmt/@Ccy`,
      /form/,
    ],
    [
      'a negative amount',
      edited(PAYMENT, ['1500000.00', '-1.00']),
      `${TRANSACTION}/IntrBkSttlmAmt`,
      /is negative/,
    ],
    [
      'an amount with too many decimals',
      edited(PAYMENT, ['1500000.00', '1.000001']),
      `${TRANSACTION}/IntrBkSttlmAmt`,
      /more than 5 decimals/,
    ],
    [
      'an amount with too many digits',
      edited(PAYMENT, ['1500000.00', '1234567890123456789']),
      `${TRANSACTION}/IntrBkSttlmAmt`,
      /more than 18 digits/,
    ],
    [
      'an amount in words',
      edited(PAYMENT, ['1500000.00', '1.5e6']),
      `${TRANSACTION}/IntrBkSttlmAmt`,
      /not a decimal/,
    ],
    [
      'a number that never ends',
      edited(PAYMENT, ['1500000.00', `${'0'.repeat(900_000)}1`]),
      `${TRANSACTION}/IntrBkSttlmAmt`,
      /longer than 64/,
    ],
    [
      'a year that never ends',
      edited(PAYMENT, ['<IntrBkSttlmDt>2026', `<IntrBkSttlmDt>${'1'.repeat(900_000)}`]),
      `${TRANSACTION}/IntrBkSttlmDt`,
      /longer than 64/,
    ],
    [
      'a day that is none',
      edited(PAYMENT, ['<IntrBkSttlmDt>2026-11-20', '<IntrBkSttlmDt>2026-02-29']),
      `${TRANSACTION}/IntrBkSttlmDt`,
      /not a date/,
    ],
    [
      'a malformed BIC',
      edited(PAYMENT, ['BETAFRPPXXX', 'BETAFRPPXX']),
      `${TRANSACTION}/Cdtr/FinInstnId/BICFI`,
      /form/,
    ],
    [
      'a malformed LEI',
      edited(PAYMENT, ['TRCDALPHABANK0000069', 'TRCDALPHA']),
      `${PARTY}/LEI`,
      /form/,
    ],
    [
      'an unknown code',
      edited(PAYMENT, ['CLRG', 'CASH']),
      'FICdtTrf/GrpHdr/SttlmInf/SttlmMtd',
      /is not one of INDA, INGA, COVE, CLRG/,
    ],
    [
      'an empty text',
      edited(PAYMENT, ['ALPHA-PAY-0001', '']),
      `${TRANSACTION}/PmtId/InstrId`,
      /is empty/,
    ],
    [
      'a text of 36 characters',
      edited(PAYMENT, ['ALPHA-PAY-0001', '€'.repeat(36)]),
      `${TRANSACTION}/PmtId/InstrId`,
      /longer than 35/,
    ],
    [
      'a header out of order',
      edited(PAYMENT, ['<MsgDefIdr>pacs.009.001.08</MsgDefIdr>', '']),
      'AppHdr/MsgDefIdr',
      /is missing; CreDt stands there/,
    ],
    [
      'a document without content',
      edited(PAYMENT, ['<FICdtTrf>', '<FIPmt>'], ['</FICdtTrf>', '</FIPmt>']),
      'FICdtTrf',
      /is missing; FIPmt/,
    ],
  ];
  for (const [what, xml, field, detail] of cases) {
    it(`are refused with the path: ${what}`, () => {
      const found = refusal(xml);
      expect(found).to.include({ code: 'message_invalid', field });
      expect(found.detail).to.match(detail);
    });
  }

  it('count characters, not units of their encoding', () => {
    const xml = edited(PAYMENT, ['repaid 2026-11-27', '😀'.repeat(100)]);
    expect(() => refusal(xml)).to.throw('accepted');
  });
});

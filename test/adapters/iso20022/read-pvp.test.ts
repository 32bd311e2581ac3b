import { expect } from 'chai';
import { example } from './support/files.ts';
import { accepted, edited, refusal } from './support/read.ts';

const DOLLAR = example('03-pvp-dollar.pacs009.xml');
const EURO = example('03-pvp-euro.pacs009.xml');
const DOLLAR_UETR = 'c8a4f1de-5b7c-4d63-8f2e-91b0a6d4e702';
const EURO_UETR = '1b9e7a40-32cd-4c8f-b6a1-70d5c3f8e903';
const CODE = `/PVP/${DOLLAR_UETR}/USDM 1080000.00`;
const INSTRUCTION = 'FICdtTrf/CdtTrfTxInf/InstrForNxtAgt';
const LOCAL_INSTRUMENT = '<LclInstrm>\n            <Prtry>PVP</Prtry>\n          </LclInstrm>';

const ends = (from: object, to: object) => ({ from, to });
const DEALER = 'DELTGB2LXXX';
const BETA = 'BETAFRPPXXX';

describe('two pacs.009 that name each other', () => {
  it('become the two sides of one payment versus payment', () => {
    const [dollar, euro] = [accepted(DOLLAR).instruction, accepted(EURO).instruction];
    const tradeReference = `${EURO_UETR}+${DOLLAR_UETR}`;
    expect(dollar).to.include({ kind: 'pvp', party: DEALER, tradeReference });
    expect(euro).to.include({ kind: 'pvp', party: BETA, tradeReference });
    expect(dollar.legs).to.deep.equal([
      {
        instrument: 'EUR-ALPHA',
        amount: '1000000.00',
        ...ends(
          { participant: BETA, account: 'beta-eura' },
          { participant: DEALER, account: 'dealer-eura' },
        ),
      },
      {
        currency: 'USD',
        amount: '1080000.00',
        ...ends(
          { participant: DEALER, account: 'dealer-usdm' },
          { participant: BETA, account: 'beta-usdm' },
        ),
      },
    ]);
    expect(euro.legs).to.deep.equal([
      {
        currency: 'EUR',
        amount: '1000000.00',
        ...ends(
          { participant: BETA, account: 'beta-eura' },
          { participant: DEALER, account: 'dealer-eura' },
        ),
      },
      {
        instrument: 'USDM',
        amount: '1080000.00',
        ...ends({ participant: DEALER }, { participant: BETA }),
      },
    ]);
  });

  it('may name the other money by its currency', () => {
    const { legs } = accepted(edited(EURO, [CODE, `/PVP/${DOLLAR_UETR}/USD 5`])).instruction;
    expect(legs[1]).to.deep.equal({
      currency: 'USD',
      amount: '5',
      ...ends({ participant: DEALER }, { participant: BETA }),
    });
  });

  it('may be told to in the group header', () => {
    const moved = edited(
      EURO,
      [`<PmtTpInf>\n          ${LOCAL_INSTRUMENT}\n        </PmtTpInf>\n`, ''],
      ['</GrpHdr>', '<PmtTpInf><LclInstrm><Prtry>PVP</Prtry></LclInstrm></PmtTpInf></GrpHdr>'],
    );
    expect(accepted(moved).instruction).to.deep.equal(accepted(EURO).instruction);
  });

  const refused: readonly (readonly [
    string,
    readonly (readonly [string, string])[],
    string,
    RegExp,
  ])[] = [
    [
      'has no UETR',
      [[`<UETR>${EURO_UETR}</UETR>`, '']],
      'FICdtTrf/CdtTrfTxInf/PmtId/UETR',
      /needs a UETR/,
    ],
    [
      'names itself',
      [[CODE, `/PVP/${EURO_UETR}/USDM 1080000.00`]],
      `${INSTRUCTION}/InstrInf`,
      /names itself/,
    ],
    [
      'does not name the other',
      [[CODE, 'PVP with Delta']],
      `${INSTRUCTION}/InstrInf`,
      /needs one text \/PVP\//,
    ],
    [
      'gives no amount for the other',
      [[CODE, `/PVP/${DOLLAR_UETR}/USDM`]],
      `${INSTRUCTION}/InstrInf`,
      /<amount>/,
    ],
    [
      'gives a negative amount',
      [[CODE, `/PVP/${DOLLAR_UETR}/USDM -1`]],
      `${INSTRUCTION}/InstrInf`,
      /<amount>/,
    ],
    [
      'gives more than it may',
      [[CODE, `${CODE}/TO/a/FROM/b`]],
      `${INSTRUCTION}/InstrInf`,
      /needs one text/,
    ],
    [
      'names no other',
      [[`<InstrForNxtAgt>\n          <InstrInf>${CODE}</InstrInf>\n        </InstrForNxtAgt>`, '']],
      INSTRUCTION,
      /needs one text/,
    ],
    [
      'names several others',
      [
        [
          '</InstrForNxtAgt>',
          `</InstrForNxtAgt><InstrForNxtAgt><InstrInf>${CODE}</InstrInf></InstrForNxtAgt>`,
        ],
      ],
      `${INSTRUCTION}[2]`,
      /needs one text/,
    ],
    [
      'asks for a phone call',
      [['<InstrForNxtAgt>', '<InstrForNxtAgt><Cd>PHOA</Cd>']],
      `${INSTRUCTION}/Cd`,
      /phones/,
    ],
    ['names another without saying PVP', [[LOCAL_INSTRUMENT, '']], INSTRUCTION, /also needs PVP/],
    [
      'says PVP as a code of a list that has none',
      [['<Prtry>PVP</Prtry>', '<Cd>PVP</Cd>']],
      'FICdtTrf/CdtTrfTxInf/PmtTpInf/LclInstrm',
      /write PVP in Prtry/,
    ],
  ];
  for (const [what, edits, field, detail] of refused) {
    it(`are refused, never paid singly, when one ${what}`, () => {
      const found = refusal(edited(EURO, ...edits));
      expect(found).to.include({ code: 'message_content_unsupported', field });
      expect(found.detail).to.match(detail);
    });
  }
});

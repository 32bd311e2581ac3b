import { expect } from 'chai';
import { example } from './support/files.ts';
import { accepted, edited, insert, refusal } from './support/read.ts';

const DELIVER = example('02-dvp-deliver.sese023.xml');
const RECEIVE = example('02-dvp-receive.sese023.xml');
const ROOT = 'SctiesSttlmTxInstr';
const AMOUNT = DELIVER.slice(
  DELIVER.indexOf('<SttlmAmt>'),
  DELIVER.indexOf('</SctiesSttlmTxInstr>'),
);
const OWNER = DELIVER.slice(DELIVER.indexOf('<AcctOwnr>'), DELIVER.indexOf('<SfkpgAcct>'));
const COUNTERPARTY = '<AnyBIC>BETAFRPPXXX</AnyBIC>';
const OWN_ACCOUNT = '<SfkpgAcct>\n          <Id>dealer-bond</Id>\n        </SfkpgAcct>';

const ownParty = (inside: string) => `<DlvrgSttlmPties><Pty1>${inside}</Pty1></DlvrgSttlmPties>`;
const id = (bic: string) => `<Id><AnyBIC>${bic}</AnyBIC></Id>`;

describe('sese.023', () => {
  it('that delivers against payment becomes delivery versus payment', () => {
    const { type, key, instruction } = accepted(DELIVER);
    const { origin, ...terms } = instruction;
    expect({ type, key }).to.deep.equal({
      type: 'sese.023.001.12',
      key: 'iso/DELTGB2LXXX/DELTA-20261120-0021/DELTA-DVP-0021',
    });
    expect(terms).to.deep.equal({
      reference: 'DELTA-DVP-0021',
      kind: 'dvp',
      party: 'DELTGB2LXXX',
      tradeReference: 'TRADE-2026-1118-042',
      settlementDate: '2026-11-20',
      place: 'SBSDDEFF',
      legs: [
        {
          isin: 'XS2031000016',
          amount: '5000000',
          from: { participant: 'DELTGB2LXXX', account: 'dealer-bond' },
          to: { participant: 'BETAFRPPXXX' },
        },
        {
          currency: 'EUR',
          amount: '4925000.00',
          from: { participant: 'BETAFRPPXXX' },
          to: { participant: 'DELTGB2LXXX', account: 'dealer-cbdc' },
        },
      ],
    });
    expect(origin).to.include({ message: 'sese.023.001.12', transactionId: 'DELTA-DVP-0021' });
  });

  it('that receives gives the same legs from the other side', () => {
    const { party, legs, ...terms } = accepted(RECEIVE).instruction;
    expect(party).to.equal('BETAFRPPXXX');
    expect(terms).to.include({ kind: 'dvp', tradeReference: 'TRADE-2026-1118-042' });
    expect(legs).to.deep.equal([
      {
        isin: 'XS2031000016',
        amount: '5000000',
        from: { participant: 'DELTGB2LXXX' },
        to: { participant: 'BETAFRPPXXX', account: 'beta-bond' },
      },
      {
        currency: 'EUR',
        amount: '4925000.00',
        from: { participant: 'BETAFRPPXXX', account: 'beta-cbdc' },
        to: { participant: 'DELTGB2LXXX' },
      },
    ]);
  });

  it('that delivers free becomes free of payment', () => {
    const { kind, legs } = accepted(edited(DELIVER, ['APMT', 'FREE'], [AMOUNT, ''])).instruction;
    expect(kind).to.equal('fop');
    expect(legs).to.deep.equal(accepted(DELIVER).instruction.legs.slice(0, 1));
  });

  it('gives the quantity in units too, and the account of the counterparty where it is known', () => {
    const xml = edited(
      DELIVER,
      ['<FaceAmt>5000000</FaceAmt>', '<Unit>+0012.50</Unit>'],
      [
        `${COUNTERPARTY}\n          </Id>`,
        `${COUNTERPARTY}</Id><SfkpgAcct><Id>beta-bond</Id></SfkpgAcct>`,
      ],
    );
    const [securities, cash] = accepted(xml).instruction.legs;
    expect(securities).to.deep.include({
      amount: '12.5',
      to: { participant: 'BETAFRPPXXX', account: 'beta-bond' },
    });
    expect(cash?.from).to.deep.equal({ participant: 'BETAFRPPXXX' });
  });

  it('takes the trade reference from the trade where there is no common one', () => {
    const xml = edited(
      DELIVER,
      ['<CmonId>TRADE-2026-1118-042</CmonId>', ''],
      insert('<TradDt>', '<TradId>T-1</TradId>'),
    );
    expect(accepted(xml).instruction.tradeReference).to.equal('T-1');
  });

  it('speaks for the account owner, else for party 1 of its side, else for its sender', () => {
    const partyOf = (xml: string) => accepted(xml).instruction.party;
    const noOwner = edited(DELIVER, [OWNER, '']);
    expect(partyOf(noOwner)).to.equal('DELTGB2LXXX');
    const byParty = edited(noOwner, insert('<RcvgSttlmPties>', ownParty(id('ALPHDEFFXXX'))));
    expect(partyOf(byParty)).to.equal('ALPHDEFFXXX');
    const byLei = edited(DELIVER, [
      '<AnyBIC>DELTGB2LXXX</AnyBIC>',
      '<PrtryId><Id>x</Id><Issr>y</Issr></PrtryId>',
    ]);
    expect(partyOf(byLei)).to.equal('TRCDDELTADEALERS0041');
    const bare = noOwner.slice(noOwner.indexOf('<Document'), noOwner.indexOf('</Envelope>'));
    expect(refusal(bare)).to.include({
      code: 'message_content_unsupported',
      field: `${ROOT}/QtyAndAcctDtls/AcctOwnr`,
    });
  });

  it('is recognised when it comes again without a header', () => {
    const bare = DELIVER.slice(DELIVER.indexOf('<Document'), DELIVER.indexOf('</Envelope>'));
    expect(accepted(bare).key).to.equal('iso/DELTGB2LXXX/DELTA-DVP-0021');
  });

  const informing: readonly (readonly [string, readonly [string, string]])[] = [
    ['clients behind the counterparty', ['</Pty1>', `</Pty1><Pty2>${id('MERIUS33XXX')}</Pty2>`]],
    [
      'attributes of the security',
      insert(
        '<QtyAndAcctDtls>',
        '<FinInstrmAttrbts><MtrtyDt>2031-06-30</MtrtyDt></FinInstrmAttrbts>',
      ),
    ],
    ['a hold that is not', insert('<SctiesTxTp>', '<HldInd><Ind>false</Ind></HldInd>')],
    ['no automatic claims', insert('<PrtlSttlmInd>', '<SttlmTxCond><Cd>NOMC</Cd></SttlmTxCond>')],
    [
      'party 1 of the own side, if it is the owner',
      insert(
        '<RcvgSttlmPties>',
        ownParty(`${id('DELTGB2L')}<SfkpgAcct><Id>dealer-bond</Id></SfkpgAcct>`),
      ),
    ],
  ];
  for (const [what, edit] of informing) {
    it(`may inform of ${what}, which changes nothing`, () => {
      expect(accepted(edited(DELIVER, edit)).instruction).to.deep.equal(
        accepted(DELIVER).instruction,
      );
    });
  }

  const reference = (text: string) => `<SctiesSttlmTxId>${text}</SctiesSttlmTxId>`;
  const position = (code: string) => `<PrcgPos><Cd>${code}</Cd></PrcgPos>`;
  const linked = (ref: string, more = '', before = '') =>
    insert('<TradDtls>', `<Lnkgs>${before}<Ref>${ref}</Ref>${more}</Lnkgs>`);
  const parameters = (inside: string) => insert('<SctiesTxTp>', inside);
  const processed: readonly (readonly [string, readonly [string, string], object])[] = [
    ['a hold', parameters('<HldInd><Ind>true</Ind></HldInd>'), { onHold: true }],
    ['a hold in digits', parameters('<HldInd><Ind>1</Ind></HldInd>'), { onHold: true }],
    ['the top priority', parameters('<Prty><Nmrc>0002</Nmrc></Prty>'), { priority: 'urgent' }],
    ['a high priority', parameters('<Prty><Nmrc>0003</Nmrc></Prty>'), { priority: 'high' }],
    ['a normal priority', parameters('<Prty><Nmrc>0004</Nmrc></Prty>'), {}],
    ['parts', ['NPAR', 'PART'], { partial: {} }],
    [
      'a trade matched elsewhere',
      insert('</TradDtls>', '<MtchgSts><Cd>MACH</Cd></MtchgSts>'),
      { alreadyMatched: true },
    ],
    ['a trade to be matched', insert('</TradDtls>', '<MtchgSts><Cd>NMAT</Cd></MtchgSts>'), {}],
    [
      'a place',
      ['<AnyBIC>SBSDDEFFXXX</AnyBIC>', '<AnyBIC>CEDELULLABC</AnyBIC>'],
      { place: 'CEDELULLABC' },
    ],
    ...(
      [
        ['BEFO', 'before'],
        ['AFTE', 'after'],
        ['WITH', 'with'],
        ['INFO', 'information'],
      ] as const
    ).map(([code, type]): readonly [string, readonly [string, string], object] => [
      `a link ${code}`,
      linked(reference('D-7'), '', position(code)),
      { links: [{ type, reference: 'D-7' }] },
    ]),
    [
      'a link without a position',
      linked(reference('D-7')),
      { links: [{ type: 'information', reference: 'D-7' }] },
    ],
  ];
  for (const [what, edit, terms] of processed) {
    it(`may ask for ${what}`, () => {
      const { origin: _, ...plain } = accepted(DELIVER).instruction;
      const { origin: __, ...asked } = accepted(edited(DELIVER, edit)).instruction;
      expect(asked).to.deep.equal({ ...plain, ...terms });
    });
  }

  it('names several links, in its order', () => {
    const one = `<Lnkgs>${position('BEFO')}<Ref>${reference('A')}</Ref></Lnkgs>`;
    const two = `<Lnkgs>${position('WITH')}<Ref>${reference('B')}</Ref></Lnkgs>`;
    const { links } = accepted(edited(DELIVER, insert('<TradDtls>', one + two))).instruction;
    expect(links).to.deep.equal([
      { type: 'before', reference: 'A' },
      { type: 'with', reference: 'B' },
    ]);
  });

  const wallet = '<BlckChainAdrOrWllt><Id>0xabc</Id></BlckChainAdrOrWllt>';
  const parameter = (inside: string) => insert('<PrtlSttlmInd>', inside);
  const beyond: readonly (readonly [string, readonly [string, string], string])[] = [
    ['parts with a minimum', ['NPAR', 'PARQ'], 'SttlmParams/PrtlSttlmInd'],
    [
      'delivery without matching',
      parameter('<SttlmTxCond><Cd>DLWM</Cd></SttlmTxCond>'),
      'SttlmParams/SttlmTxCond/Cd',
    ],
    ['links by other names', linked('<OthrTxId>x</OthrTxId>'), 'Lnkgs/Ref/OthrTxId'],
    [
      'links to those of others',
      linked(
        '<SctiesSttlmTxId>x</SctiesSttlmTxId>',
        '<RefOwnr><AnyBIC>BETAFRPP</AnyBIC></RefOwnr>',
      ),
      'Lnkgs/RefOwnr',
    ],
    [
      'two places',
      insert(
        '<RcvgSttlmPties>',
        '<DlvrgSttlmPties><Dpstry><Id><AnyBIC>CEDELULL</AnyBIC></Id></Dpstry></DlvrgSttlmPties>',
      ),
      'RcvgSttlmPties/Dpstry',
    ],
    [
      'reconciliation only',
      ['</CmonId>', '</CmonId><RcncltnInd>1</RcncltnInd>'],
      'SttlmTpAndAddtlParams/RcncltnInd',
    ],
    [
      'written instructions',
      insert('</TradDtls>', '<SttlmInstrPrcgAddtlDtls>call me</SttlmInstrPrcgAddtlDtls>'),
      'TradDtls/SttlmInstrPrcgAddtlDtls',
    ],
    [
      'currency exchange',
      insert('</SttlmAmt>', '<OrgnlCcyAndOrdrdAmt Ccy="USD">1</OrgnlCcyAndOrdrdAmt>'),
      'SttlmAmt/OrgnlCcyAndOrdrdAmt',
    ],
    [
      'another day for the cash',
      insert('</SttlmAmt>', '<ValDt><Dt>2026-11-21</Dt></ValDt>'),
      'SttlmAmt/ValDt',
    ],
    [
      'a time of day',
      ['<Dt>2026-11-20</Dt>', '<DtTm>2026-11-20T10:00:00Z</DtTm>'],
      'TradDtls/SttlmDt',
    ],
    [
      'a security without ISIN',
      ['<ISIN>XS2031000016</ISIN>', '<Desc>the bond</Desc>'],
      'FinInstrmId/ISIN',
    ],
    [
      'digital tokens',
      ['<FaceAmt>5000000</FaceAmt>', '<DgtlTknUnit>5</DgtlTknUnit>'],
      'QtyAndAcctDtls/SttlmQty/Qty/DgtlTknUnit',
    ],
    ['a wallet', insert('<CshAcct>', wallet), 'QtyAndAcctDtls/BlckChainAdrOrWllt'],
    ['the wrong direction of cash', ['CRDT', 'DBIT'], 'SttlmAmt/CdtDbtInd'],
    ['delivery free, for an amount', ['APMT', 'FREE'], 'SttlmAmt'],
    [
      'an unidentified counterparty',
      [COUNTERPARTY, '<NmAndAdr><Nm>Beta</Nm></NmAndAdr>'],
      'RcvgSttlmPties/Pty1',
    ],
    [
      'delivery for somebody else',
      insert('<RcvgSttlmPties>', ownParty(id('ALPHDEFFXXX'))),
      'DlvrgSttlmPties/Pty1',
    ],
    [
      'two accounts',
      insert('<RcvgSttlmPties>', ownParty(`${id('DELTGB2L')}<SfkpgAcct><Id>x</Id></SfkpgAcct>`)),
      'DlvrgSttlmPties/Pty1/SfkpgAcct/Id',
    ],
    [
      'cash parties',
      insert('<SttlmAmt>', `<CshPties><Dbtr>${id('ALPHDEFFXXX')}</Dbtr></CshPties>`),
      'CshPties',
    ],
  ];
  for (const [what, edit, path] of beyond) {
    it(`is refused with the path when it asks for ${what}`, () => {
      expect(refusal(edited(DELIVER, edit))).to.include({
        code: 'message_content_unsupported',
        field: `${ROOT}/${path}`,
      });
    });
  }

  it('is refused without an amount when it is against payment', () => {
    expect(refusal(edited(DELIVER, [AMOUNT, '']))).to.include({
      code: 'message_invalid',
      field: `${ROOT}/SttlmAmt`,
    });
  });

  it('leaves the own account to be found where it names none', () => {
    const [securities] = accepted(edited(DELIVER, [OWN_ACCOUNT, ''])).instruction.legs;
    expect(securities?.from).to.deep.equal({ participant: 'DELTGB2LXXX' });
  });
});

import { expect } from 'chai';
import { example } from './support/files.ts';
import { accepted, edited, refusal } from './support/read.ts';

const PAYMENT = example('01-interbank-payment.pacs009.xml');
const PLAIN = accepted(PAYMENT);
const REFERENCE = '<InstrId>ALPHA-PAY-0001</InstrId>';
const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08';

describe('ISO 20022: forms of XML that say the same', () => {
  const same: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ['CDATA', [[REFERENCE, '<InstrId><![CDATA[ALPHA-PAY-0001]]></InstrId>']]],
    ['a comment inside a text', [[REFERENCE, '<InstrId>ALPHA-PAY<!-- x -->-0001</InstrId>']]],
    ['character references', [[REFERENCE, '<InstrId>&#65;LPHA&#x2D;PAY-0001</InstrId>']]],
    ['comments between elements', [[REFERENCE, `<!-- a -->${REFERENCE}<!-- b -->`]]],
    ['instructions to others around it', [['<Envelope>', '<?b c?><Envelope>']]],
    ['white space around a date', [['<IntrBkSttlmDt>2026', '<IntrBkSttlmDt>\n  2026']]],
    ['white space around an amount', [['1500000.00<', '\n\t1500000.00 <']]],
    [
      'a hint where the schema is',
      [
        [
          '<GrpHdr>',
          '<GrpHdr xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="a b">',
        ],
      ],
    ],
    [
      'a prefix for the namespace',
      [
        [
          `<Document xmlns="${NAMESPACE}">`,
          `<p:Document xmlns:p="${NAMESPACE}" xmlns="${NAMESPACE}">`,
        ],
        ['</Document>', '</p:Document>'],
      ],
    ],
    [
      'an envelope of another name',
      [
        ['<Envelope>', '<BizMsg xmlns="urn:x">'],
        ['</Envelope>', '</BizMsg>'],
      ],
    ],
  ];
  for (const [what, edits] of same) {
    it(`read ${what}`, () => {
      const { type, key, instruction } = accepted(edited(PAYMENT, ...edits));
      expect({ type, key, ...instruction, origin: 0 }).to.deep.equal({
        ...{ type: PLAIN.type, key: PLAIN.key },
        ...PLAIN.instruction,
        origin: 0,
      });
    });
  }

  it('are refused with a processing instruction inside, which may hide what follows', () => {
    for (const form of ['ALPHA<?x y?>-PAY', '<?x?>ALPHA']) {
      const xml = edited(PAYMENT, [REFERENCE, `<InstrId>${form}</InstrId>`]);
      expect(refusal(xml)).to.include({ code: 'message_invalid' });
      expect(refusal(xml).detail).to.match(/line \d+: InstrId holds a processing instruction/);
    }
  });

  it('keep white space in a text, where it is part of the text', () => {
    const xml = edited(PAYMENT, [REFERENCE, '<InstrId> A 1 </InstrId>']);
    expect(accepted(xml).instruction.reference).to.equal(' A 1 ');
  });

  it('read a document without header or envelope', () => {
    const bare = PAYMENT.slice(PAYMENT.indexOf('<Document'), PAYMENT.indexOf('</Envelope>'));
    const message = accepted(bare);
    expect(message.instruction.legs).to.deep.equal(PLAIN.instruction.legs);
    expect(message.instruction.origin).to.not.have.property('header');
    expect(message.key).to.equal(PLAIN.key);
  });
});

describe('ISO 20022: envelopes', () => {
  const document = PAYMENT.slice(PAYMENT.indexOf('<Document'), PAYMENT.indexOf('</Envelope>'));
  const header = PAYMENT.slice(PAYMENT.indexOf('<AppHdr'), PAYMENT.indexOf('<Document'));
  const refused: readonly (readonly [string, string, string])[] = [
    ['two documents', `<E>${header}${document}${document}</E>`, 'E/Document'],
    ['two documents without a header', `<E>${document}${document}</E>`, 'E/Document'],
    ['two headers', `<E>${header}${header}${document}</E>`, 'E/AppHdr'],
    ['a header after the document', `<E>${document}${header}</E>`, 'E/AppHdr'],
    ['no document', `<E>${header}</E>`, 'E/Document'],
    ['an unknown element', `<E>${header}<Trailer/></E>`, 'E/Trailer'],
    ['envelopes in an envelope', `<E><F>${document}</F></E>`, 'E/F'],
    ['text beside the document', `<E>text${document}</E>`, 'E'],
  ];
  for (const [what, xml, field] of refused) {
    it(`are refused with ${what}`, () => {
      expect(refusal(xml)).to.include({ code: 'message_invalid', field });
    });
  }

  it('are refused when header and document speak of different messages', () => {
    const other = 'pacs.009.001.10</MsgDefIdr>';
    const xml = edited(PAYMENT, ['pacs.009.001.08</MsgDefIdr>', other]);
    expect(refusal(xml)).to.include({ code: 'message_invalid', field: 'AppHdr/MsgDefIdr' });
  });

  it('are refused with a header of a version that is not read', () => {
    const xml = edited(PAYMENT, ['head.001.001.02', 'head.001.001.01']);
    expect(refusal(xml)).to.include({ code: 'message_unsupported', field: 'AppHdr' });
  });

  it('are refused when the header says that the message is a copy, not when it is a duplicate', () => {
    const marked = (code: string) =>
      edited(PAYMENT, ['</CreDt>', `</CreDt><CpyDplct>${code}</CpyDplct>`]);
    for (const code of ['COPY', 'CODU']) {
      expect(refusal(marked(code))).to.include({
        code: 'message_content_unsupported',
        field: 'AppHdr/CpyDplct',
      });
    }
    expect(accepted(marked('DUPL')).key).to.equal(PLAIN.key);
  });
});

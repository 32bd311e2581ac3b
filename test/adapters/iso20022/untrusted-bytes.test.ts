import { expect } from 'chai';
import { diag } from 'libxml2-wasm';
import { MESSAGE_BYTES_MAX } from '../../../adapters/iso20022/xml/guard-bytes.ts';
import { NODES_MAX } from '../../../adapters/iso20022/xml/parse-xml.ts';
import { example } from './support/files.ts';
import { accepted, edited, read, refusal } from './support/read.ts';

const PAYMENT = example('01-interbank-payment.pacs009.xml');
const REFERENCE = '<InstrId>ALPHA-PAY-0001</InstrId>';

function withDoctype(doctype: string, reference: string = 'ALPHA-PAY-0001'): string {
  return edited(
    PAYMENT,
    ['<Envelope>', `${doctype}<Envelope>`],
    [REFERENCE, `<InstrId>${reference}</InstrId>`],
  );
}

describe('ISO 20022: bytes from outside', () => {
  it('are refused when they are not well-formed, with the line', () => {
    const { code, detail } = refusal(edited(PAYMENT, ['</GrpHdr>', '</GrpHdrr>']));
    expect(code).to.equal('message_malformed');
    expect(detail).to.match(/^line \d+: Opening and ending tag mismatch/);
  });

  const malformed: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['text', 'not XML at all'],
    ['JSON', '{"reference":"ALPHA-PAY-0001"}'],
    ['an unclosed element', PAYMENT.slice(0, -20)],
    ['two top elements', `${PAYMENT}<Envelope/>`],
    [
      'an undeclared prefix',
      edited(PAYMENT, ['<Envelope>', '<e:Envelope>'], ['</Envelope>', '</e:Envelope>']),
    ],
    ['an undeclared entity', edited(PAYMENT, [REFERENCE, '<InstrId>&ref;</InstrId>'])],
    ['an attribute twice', edited(PAYMENT, ['Ccy="EUR"', 'Ccy="EUR" Ccy="EUR"'])],
    ['a control character', edited(PAYMENT, [REFERENCE, '<InstrId>\u0001</InstrId>'])],
    ['a reference to NUL', edited(PAYMENT, [REFERENCE, '<InstrId>&#0;</InstrId>'])],
    ['NUL', edited(PAYMENT, [REFERENCE, '<InstrId>A\0B</InstrId>'])],
    ['another encoding by name', edited(PAYMENT, ['encoding="UTF-8"', 'encoding="ISO-8859-1"'])],
    ['UTF-16 by name', edited(PAYMENT, ['encoding="UTF-8"', "encoding='UTF-16'"])],
  ];
  for (const [what, xml] of malformed) {
    it(`are refused as malformed: ${what}`, () => {
      expect(refusal(xml)).to.include({ code: 'message_malformed', field: '' });
    });
  }

  it('are refused when they are not UTF-8, whatever they declare', () => {
    for (const bytes of [
      Buffer.from(edited(PAYMENT, [REFERENCE, '<InstrId>Müller</InstrId>']), 'latin1'),
      Buffer.from(PAYMENT, 'utf16le'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PAYMENT, 'utf16le')]),
    ]) {
      expect(refusal(bytes)).to.include({ code: 'message_malformed', detail: 'write it in UTF-8' });
    }
  });

  it('may start with a byte order mark and hold any character of XML', () => {
    const xml = edited(PAYMENT, ['repaid 2026-11-27', 'žluťoučký 円 &#x1F600; &amp; &lt;']);
    expect(accepted(`\uFEFF${xml}`).instruction).to.deep.equal(accepted(PAYMENT).instruction);
  });

  it('may not declare a document type: no entity is expanded and nothing is fetched', () => {
    const laughs = Array.from(
      { length: 10 },
      (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
    ).join('');
    for (const xml of [
      withDoctype('<!DOCTYPE Envelope>'),
      withDoctype(`<!DOCTYPE Envelope [<!ENTITY l0 "ha">${laughs}]>`, '&l10;'),
      withDoctype(`<!DOCTYPE Envelope [${'<!ENTITY e "x">'.repeat(60_000)}]>`, '&e;'),
      withDoctype('<!DOCTYPE Envelope [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'),
      withDoctype('<!DOCTYPE Envelope SYSTEM "http://127.0.0.1:9/dtd">'),
      withDoctype('<!DOCTYPE Envelope [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'),
    ]) {
      expect(refusal(xml)).to.include({
        code: 'message_malformed',
        detail: 'document type declarations are not read',
      });
    }
  });

  it('are refused unread when there are a million entities of them', () => {
    const xml = withDoctype(`<!DOCTYPE Envelope [${'<!ENTITY e "x">'.repeat(1_000_000)}]>`);
    expect(refusal(xml).code).to.equal('message_too_large');
  });

  it('are refused at once when there are 50 MB of them', () => {
    const bytes = Buffer.alloc(50_000_000, PAYMENT);
    const start = performance.now();
    expect(refusal(bytes).code).to.equal('message_too_large');
    expect(performance.now() - start).to.be.below(50);
  });

  it('are read up to the limit and not a byte more', () => {
    const padding = MESSAGE_BYTES_MAX - Buffer.byteLength(PAYMENT);
    const largest = PAYMENT + ' '.repeat(padding);
    expect(accepted(largest).type).to.equal('pacs.009.001.08');
    expect(refusal(`${largest} `).code).to.equal('message_too_large');
  });

  it('are refused when they nest too deeply', () => {
    const xml = `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`;
    expect(refusal(xml)).to.include({ code: 'message_malformed' });
    expect(refusal(xml).detail).to.contain('depth');
  });

  it('are refused when they hold far more elements or texts than a message', () => {
    for (const many of ['<a/>', 'x<!---->']) {
      const xml = `<Document>${many.repeat(NODES_MAX + 1)}</Document>`;
      expect(refusal(xml).code).to.equal('message_too_large');
    }
  });

  it('leave no native memory behind, read or refused', () => {
    diag.configure({ enabled: true });
    try {
      read(PAYMENT);
      for (const [, xml] of malformed) read(xml);
      read(`<Document>${'<a/>'.repeat(NODES_MAX + 1)}</Document>`);
      expect(diag.report()).to.deep.equal({});
    } finally {
      diag.configure({ enabled: false });
    }
  });
});

import { expect } from 'chai';
import { samples } from './support/files.ts';
import { accepted, edited, refusal } from './support/read.ts';
import { tableErrors } from './support/tables.ts';
import { xsdErrors } from './support/xsd.ts';

// Messages made by others: what they say is read truthfully or refused by name.
describe('sample messages made by others', () => {
  for (const { name, xml } of samples('pacs.009')) {
    it(`${name}: the tables say of it what its schema says`, () => {
      const [tables, xsd] = [tableErrors(xml), xsdErrors(xml) ?? []];
      expect(tables.map((error) => error === undefined)).to.deep.equal(
        xsd.map((error) => error === undefined),
      );
    });
  }

  for (const { name, xml } of samples('pacs.009.min')) {
    it(`${name}: the smallest message is a payment between the agents it names`, () => {
      const { type, instruction } = accepted(xml);
      expect(type).to.equal('pacs.009.001.08');
      expect(instruction).to.deep.include({
        reference: 'EXInstrId',
        party: 'ZABCGBVWXXX',
        settlementDate: '2026-01-01',
        legs: [
          {
            currency: 'EUR',
            amount: '1000.00',
            from: { participant: 'ZABCGBVWXXX' },
            to: { participant: 'OPQRUSSTXXX' },
          },
        ],
      });
    });
  }

  for (const { name, xml } of [...samples('pacs.009.max'), ...samples('pacs.009_cov')]) {
    it(`${name}: a message that says everything is refused for what it asks`, () => {
      expect(refusal(xml)).to.include({
        code: 'message_content_unsupported',
        field: 'AppHdr/CpyDplct',
      });
      const original = edited(xml, [
        '    <CpyDplct>CODU</CpyDplct>\n    <PssblDplct>true',
        '    <PssblDplct>true',
      ]);
      const { code, field } = refusal(original);
      expect(code).to.equal('message_content_unsupported');
      expect(field).to.match(/^FICdtTrf\/\w+/);
    });
  }

  for (const { name, xml } of samples('')) {
    if (name.includes('pacs.009')) continue;
    it(`${name}: a message of another kind is refused by its name`, () => {
      const { code, detail } = refusal(xml);
      expect(code).to.equal('message_unsupported');
      expect(detail).to.contain(/(camt|pacs)\.\d{3}/.exec(name)?.[0]);
    });
  }

  it('are not needed for anything else', () => {
    expect(samples('pacs.009')).to.be.an('array');
  });
});

import { expect } from 'chai';
import { example, exampleNames } from './support/files.ts';
import { accepted } from './support/read.ts';
import { tableErrors } from './support/tables.ts';
import { xsdErrors } from './support/xsd.ts';

describe('the example messages', () => {
  it('are there', () => {
    expect(exampleNames).to.have.length.of.at.least(6);
  });

  for (const name of exampleNames) {
    it(`${name} fits its schema, by the published one too where it is at hand, and is read`, () => {
      const xml = example(name);
      const valid = [undefined, undefined];
      expect(tableErrors(xml)).to.deep.equal(valid);
      expect(xsdErrors(xml) ?? valid).to.deep.equal(valid);
      expect(name).to.contain(accepted(xml).type.slice(0, 8).replace('.', ''));
    });
  }
});

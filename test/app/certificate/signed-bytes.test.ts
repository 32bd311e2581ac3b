import { expect } from 'chai';
import { signedBytes } from '../../../app/certificate/signed-bytes.ts';

/** What is signed has to come out of other people's software too, so these are the cases of RFC 8785, section 3.2. */
describe('the bytes that a certificate signs', () => {
  const text = (document: object) => Buffer.from(signedBytes(document as never)).toString('utf8');

  it('have the fields in order of their UTF-16 code units, and no white space', () => {
    const document = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const names = Object.keys(JSON.parse(text(document)));
    const order = [...text(document).matchAll(/"([^"]+)":/g)].map(([, name]) => name);
    expect(names).to.have.length(7);
    expect(order).to.deep.equal([
      '\\r',
      '1',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
  });

  it('have numbers, words and texts in the one spelling there is', () => {
    const document = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(text(document)).to.equal(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('leave out the signature at the top, and nothing else', () => {
    const document = { signature: 'x', inner: { signature: 'y' } };
    expect(text(document)).to.equal('{"inner":{"signature":"y"}}');
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import { parseJson } from '../../../../adapters/http/requests/parse-json.ts';

describe('parseJson', () => {
  it('reads whatever JSON.stringify writes', () => {
    const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, '\t'), (written, indent) => {
        const text = JSON.stringify(written, null, indent);
        fc.pre(!text.includes('__proto__'));
        expect(parseJson(text)).to.deep.equal({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('takes and refuses the same texts as JSON.parse', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        ' ',
        '\n',
        '"a"',
        '"b\\n"',
        '"\\x"',
        '"\\u00e9"',
        '"\\ud800"',
      ],
      ...[
        '"',
        '\\',
        '-',
        '0',
        '1',
        '01',
        '.5',
        '1.5e3',
        'e',
        'true',
        'null',
        'nul',
        '\u00a0',
        '\t',
        '\u0000',
      ],
    );
    const text = fc.array(token, { maxLength: 9 }).map((tokens) => tokens.join(''));
    fc.assert(
      fc.property(text, (each) => {
        const ours = parseJson(each);
        if (!ours.ok && ours.problem.code === 'field_duplicate') return;
        expect(ours.ok ? { value: ours.value } : undefined).to.deep.equal(natively(each));
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses a field that is there twice at any depth, and allows it in two objects', () => {
    const twice = parseJson('{"a":[{"b":1},{"b":1,"c":{"d":0,"d":0}}]}');
    expect(twice).to.have.nested.property('problem.code', 'field_duplicate');
    expect(twice).to.have.nested.property('problem.field', 'a[1].c.d');
    expect(parseJson('[{"b":1},{"b":1}]')).to.have.property('ok', true);
  });

  it('refuses a field that every object inherits only when it is there twice', () => {
    expect(parseJson('{"toString":1,"hasOwnProperty":2}')).to.have.property('ok', true);
  });

  it('allows 16 levels and 4,096 values, and no more', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(parseJson(nested(16))).to.have.property('ok', true);
    expect(parseJson(nested(17))).to.have.nested.property('problem.code', 'json_too_complex');
    const wide = (values: number) =>
      `[${Array(values - 1)
        .fill('0')
        .join(',')}]`;
    expect(parseJson(wide(4096))).to.have.property('ok', true);
    expect(parseJson(wide(4097))).to.have.nested.property('problem.code', 'json_too_complex');
  });
});

function natively(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

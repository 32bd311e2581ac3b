import { expect } from 'chai';
import fc from 'fast-check';
import type { Fingerprint } from '../../../engine/book/command.ts';
import { canonicalText, fingerprintOf } from '../../../engine/book/fingerprint.ts';
import type { Command } from '../../../engine/book.ts';
import { hold, issue, post, postHold, redeem, transfer, voidHold } from '../support/commands.ts';
import { payment } from '../support/instructions.ts';
import { seeded } from '../support/seed.ts';

function submission(origin?: Readonly<Record<string, string>>): Command {
  const instruction = {
    ...payment('1.00'),
    reference: 'r',
    ...(origin === undefined ? {} : { origin }),
  };
  return { type: 'submit_instruction', instruction };
}

/** The same content with its fields in the opposite order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, content]) => [name, reordered(content)]),
  );
}

describe('the fingerprint of a command', () => {
  const different: readonly Command[] = [
    { type: 'tick' },
    issue('A', 'b', 1n),
    issue('A', 'b', 10n),
    issue('A', 'c', 1n),
    redeem('A', 'b', 1n),
    post(),
    post(transfer('a', 'b', 1n)),
    post(transfer('b', 'a', 1n)),
    post(transfer('a', 'b', 1n, 'up to')),
    post(transfer('a', 'b', 1n), transfer('a', 'b', 1n)),
    post(hold('h', 'a', 'b', 1n)),
    post(hold('h', 'a', 'b', 1n, 5)),
    post(postHold('h')),
    post(postHold('h', 1n)),
    post(voidHold('h')),
    submission(),
    submission({}),
    submission({ a: 'x', b: 'y' }),
    // Names that hold what separates names: a careless text would be the same.
    submission({ 'a:"x",b': 'y' }),
    submission({ a: 'x",b:"y' }),
  ];

  it('tells different commands apart', () => {
    expect(new Set(different.map(fingerprintOf)).size).to.equal(different.length);
  });

  it('does not depend on the order of fields, the key, or fields that are absent', () => {
    for (const command of different) {
      const same = { ...(reordered(command) as Command), key: 'k', fingerprint: 'f' };
      const absent: Command = Object.assign({ nothing: undefined }, same);
      expect(fingerprintOf(same)).to.equal(fingerprintOf(command));
      expect(fingerprintOf(absent)).to.equal(fingerprintOf(command));
    }
  });

  it('depends on the order of operations', () => {
    const [one, other] = [transfer('a', 'b', 1n), transfer('a', 'b', 2n)];
    expect(fingerprintOf(post(one, other))).to.not.equal(fingerprintOf(post(other, one)));
  });

  it('changes with any one amount, even among thousands', () => {
    const seen = new Set<Fingerprint>();
    for (let amount = 1n; amount <= 5_000n; amount += 1n) {
      seen.add(fingerprintOf(post(transfer('a', 'b', amount))));
    }
    expect(seen.size).to.equal(5_000);
    // Where numbers of a computer begin to skip some, and beyond 64 bits.
    const large = [2n ** 53n, 2n ** 64n, 2n ** 127n].flatMap((power) => [
      power - 1n,
      power,
      power + 1n,
    ]);
    const fingerprints = large.map((amount) => fingerprintOf(post(transfer('a', 'b', amount))));
    expect(new Set(fingerprints).size).to.equal(large.length);
  });
});

describe('the canonical text', () => {
  const content = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string(),
      fc.bigInt(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
    ),
  })).value;

  it('is the same exactly when the content is', () => {
    fc.assert(
      fc.property(content, content, (one, other) => {
        expect(canonicalText(reordered(one))).to.equal(canonicalText(one));
        const same = canonicalText(one) === canonicalText(other);
        const equal = JSON.stringify(plain(one)) === JSON.stringify(plain(other));
        expect(same).to.equal(equal);
      }),
      seeded(1_000),
    );
  });

  it('tells a number from a bigint and both from their text', () => {
    const texts = [1, 1n, '1', '1n', [1], { 1: 1 }, null, true].map(canonicalText);
    expect(new Set(texts).size).to.equal(texts.length);
  });
});

/** Plain JSON with sorted fields and bigints marked: another way to compare by content. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return { bigint: `${value}` };
  if (Array.isArray(value)) return { array: value.map(plain) };
  if (value === null || typeof value !== 'object') return { is: value };
  const fields = Object.entries(value).map(([name, part]) => [name, plain(part)] as const);
  return { fields: fields.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

import { expect } from 'chai';
import type { XmlNode } from '../../../adapters/iso20022/xml/node.ts';
import { example, exampleNames } from './support/files.ts';
import { mutated, randomOf, serialized } from './support/mutate.ts';
import { read } from './support/read.ts';
import { messagesIn, schemas, tableError } from './support/tables.ts';
import { xsdErrors } from './support/xsd.ts';

// TEST_SEED=… replays what a failure printed.
const SEED = Number(process.env.TEST_SEED ?? 20_261_122);
const ROUNDS = 150;
const NAMES = Object.values(schemas).flatMap(({ complex }) =>
  [...complex.values()].flatMap((type) =>
    type.kind === 'sequence' || type.kind === 'choice'
      ? type.particles.map(({ name }) => name)
      : [],
  ),
);

function isValid(messages: readonly XmlNode[]): boolean {
  return messages.every((message) => tableError(message) === undefined);
}

describe('messages with random damage', () => {
  for (const name of exampleNames) {
    it(`never break the reader, and are read only if their schema allows them: ${name}`, () => {
      const original = messagesIn(example(name));
      for (let round = 0; round < ROUNDS; round += 1) {
        const random = randomOf(`${SEED} ${name} ${round}`);
        const messages = mutated(original, NAMES, random);
        const xml = `<Envelope>${messages.map(serialized).join('')}</Envelope>`;
        const told = `TEST_SEED=${SEED}, round ${round}: ${xml}`;
        const result = read(xml);
        const xsd = xsdErrors(xml)?.every((error) => error === undefined);
        if (result.ok) expect(isValid(messages) && xsd !== false, told).to.equal(true);
        else expect(result.refusal.code, told).to.match(/^message_/);
        if (xsd !== undefined) expect(isValid(messages), told).to.equal(xsd);
      }
    });
  }
});

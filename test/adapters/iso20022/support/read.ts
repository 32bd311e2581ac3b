import { expect } from 'chai';
import { iso20022 } from '../../../../adapters/iso20022/iso20022.ts';
import type { InboundMessage } from '../../../../engine/ports/messages.ts';
import type { Refusal, Result } from '../../../../engine/refusal.ts';

export const format = iso20022();

export function read(xml: string | Uint8Array): Result<InboundMessage> {
  return format.read(typeof xml === 'string' ? Buffer.from(xml) : xml);
}

/** What a message says, which has to be accepted. */
export function accepted(xml: string): InboundMessage {
  const result = read(xml);
  if (!result.ok) expect.fail(JSON.stringify(result.refusal));
  return result.value;
}

/** Why a message is refused, which it has to be. */
export function refusal(xml: string | Uint8Array): Refusal {
  const result = read(xml);
  if (result.ok) expect.fail(`accepted as ${result.value.type}`);
  return result.refusal;
}

/** `xml` with the one occurrence of a text replaced: a test that changes nothing would prove nothing. */
export function edited(
  xml: string,
  ...edits: readonly (readonly [from: string, to: string])[]
): string {
  return edits.reduce((text, [from, to]) => {
    expect(text.split(from).length - 1, `occurrences of ${from}`).to.equal(1);
    return text.replace(from, () => to);
  }, xml);
}

/** Inserts elements before the one occurrence of a tag. */
export function insert(tag: string, inserted: string): readonly [string, string] {
  return [tag, `${inserted}${tag}`];
}

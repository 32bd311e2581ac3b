import type { MessageFormat } from '../../../../engine/ports/messages.ts';
import { accepted, refused } from '../../../../engine/refusal.ts';

const PAY = /^<pay id="([^"]+)" from="([^"]+)" to="([^"]+)" amount="([^"]+)"\/>$/;

/** A message format of one message: `<pay id="M1" from="alpha-cbdc" to="beta-cbdc" amount="5.00"/>`. */
export const tinyMessages: MessageFormat = {
  read(document) {
    const text = new TextDecoder().decode(document);
    if (!text.startsWith('<')) return refused('message_malformed', '/', 'no element');
    const [, id, from, to, amount] = PAY.exec(text) ?? [];
    if (id === undefined || from === undefined || to === undefined || amount === undefined) {
      return refused('message_unsupported', '/', 'only <pay> is read');
    }
    return accepted({
      type: 'pay',
      key: `tiny/${id}`,
      instruction: {
        reference: id,
        kind: 'payment',
        party: 'bank-alpha',
        legs: [{ currency: 'EUR', amount, from: { account: from }, to: { account: to } }],
        origin: { id },
      },
    });
  },
  answer({ origin, status }) {
    return origin === null ? undefined : `<answer to="${origin.id}" status="${status}"/>`;
  },
};

export function payMessage(id: string, amount = '5.00'): string {
  return `<pay id="${id}" from="alpha-cbdc" to="beta-cbdc" amount="${amount}"/>`;
}

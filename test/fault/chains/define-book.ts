import { addressOf, mirrorOf, PARTIES, TOKENS } from './parties.ts';
import type { TwoChains } from './two-chains.ts';

/** Seconds. Blocks come every second, and six on top are final; the rest is for servers that die and come back. */
const PROFILE = { layer: 1, finality: 10, inclusion: 5, reaction: 15 };

/** The operator tells the book of the chains, their tokens and everybody's accounts. */
export async function defineBook(
  url: string,
  token: string,
  { chains }: Pick<TwoChains, 'chains'>,
): Promise<void> {
  const commands = [
    ...chains.map(({ id }) => ({ type: 'define_chain', chain: { id, name: id, ...PROFILE } })),
    ...TOKENS.map(({ id, symbol, place, kind, scale }) => ({
      ...{ type: 'register_instrument', id, kind, name: id, scale },
      issuer: kind === 'security' ? 'depository' : 'usd-issuer',
      issuanceAccount: `${id.toLowerCase()}-issuance`,
      ...(kind === 'security' ? { isin: 'US0378331005' } : { currency: 'EUR' }),
      home: { chain: chains[place].id, token: chains[place].token(symbol) },
    })),
    ...TOKENS.flatMap(({ id: instrument }) =>
      PARTIES.map((owner) => ({
        ...{ type: 'open_account', id: mirrorOf(owner, instrument), owner, instrument },
        address: addressOf(owner),
      })),
    ),
  ];
  for (const [number, command] of commands.entries()) {
    const response = await fetch(`${url}/v1/operator/commands`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `define-${number}`,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(command),
    });
    if (!response.ok)
      throw new Error(`${JSON.stringify(command)} was refused: ${await response.text()}`);
  }
}

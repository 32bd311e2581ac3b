import type { Chain, ChainHead, ChainNews } from '../../engine/ports/chain.ts';
import type { ChainCursors } from '../../engine/ports/chain-cursors.ts';
import type { Gateway } from '../../engine/ports/gateway.ts';
import { endOf } from '../../engine/settlement/chain/chain-settlement.ts';
import { staleFacts } from '../../engine/settlement/chain/decide-facts.ts';
import type { CommittedWork } from './committed-work.ts';
import type { CoordinatorReports } from './coordinator-reports.ts';
import type { Subjects } from './subjects.ts';
import { submitDurably } from './submit-durably.ts';

export interface Listening {
  readonly chain: Chain;
  readonly gateway: Pick<Gateway, 'submit'>;
  readonly committed: CommittedWork;
  readonly cursors: ChainCursors;
  readonly subjects: Subjects;
  readonly reports: CoordinatorReports;
}

/**
 * Turns what a chain says into commands, and moves the cursor only when all of them are durable. Whoever dies in between
 * hears the same again, and the book knows it already.
 */
export async function listen(listening: Listening): Promise<ChainHead> {
  const { chain, committed, cursors, subjects } = listening;
  const before = await cursors.load(chain.id);
  const { news, cursor, head, final } = await chain.news(before);
  // After the news: what a party did on its own, it did by terms that are committed by now.
  await committed.catchUp();
  subjects.follow(committed.work.state.settlements);
  // The book takes them in this order, and many at once are one commit.
  await Promise.all(news.map((each) => record(listening, each)));
  await committed.catchUp();
  if (final !== undefined) await close(listening, final);
  if (cursor !== before) await cursors.save(chain.id, cursor);
  return head;
}

async function record(
  { gateway, subjects, reports }: Listening,
  { type, fact }: ChainNews,
): Promise<void> {
  const place = subjects.find(fact.subject);
  // Somebody else uses the contracts too, or it is about a settlement that has ended.
  if (place === undefined) return;
  const command = type === 'fact' ? 'record_chain_fact' : 'reverse_chain_fact';
  const refusal = await submitDurably(gateway, { type: command, ...place, fact });
  if (refusal !== undefined) reports.refused(place.trade, refusal);
  else reports.heard(place.trade, fact, type);
}

/** Says how far the chain is final, where that ends the time of a part or shows that a fact is gone. */
async function close({ chain, gateway, committed }: Listening, final: ChainHead): Promise<void> {
  const { chains, settlements } = committed.work.state;
  const isDue = [...settlements.values()].some(
    (settlement) =>
      staleFacts(settlement, chain.id, final.number).length > 0 ||
      settlement.parts.some(
        (part, index) =>
          part.terms.chain === chain.id &&
          !settlement.closed.includes(index) &&
          endOf(part, chains) <= final.at,
      ),
  );
  if (!isDue) return;
  const { number, hash, at } = final;
  await submitDurably(gateway, {
    type: 'record_chain_time',
    chain: chain.id,
    block: { number, hash, at },
  });
}

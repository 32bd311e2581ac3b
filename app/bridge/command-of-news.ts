import type { CommandBody } from '../../engine/book.ts';
import type { BridgeNews } from '../../engine/ports/bridge-vault.ts';

/** What the book is told of news: nothing of it depends on when, so telling it again changes nothing. */
export function commandOfNews(bridge: string, news: BridgeNews): CommandBody {
  switch (news.type) {
    case 'deposit': {
      const { deposit, level } = news;
      return { type: 'record_bridge_deposit', bridge, deposit, level };
    }
    case 'deposit_reversed': {
      const { deposit, evidence } = news;
      return { type: 'reverse_bridge_deposit', bridge, deposit, evidence };
    }
    case 'release': {
      const { type: _, ...release } = news;
      return { type: 'record_bridge_release', bridge, ...release };
    }
    case 'release_reversed': {
      const { withdrawal, evidence } = news;
      return { type: 'reverse_bridge_release', bridge, withdrawal, evidence };
    }
  }
}

import { expect } from 'chai';
import type { Page, PageRequest } from '../../engine/ports/queries.ts';
import { allPages } from './everything.ts';
import {
  account,
  type History,
  instrument,
  opened,
  participant,
  posted,
  received,
  sandbox,
  transfer,
} from './history.ts';
import type { Ledger } from './projection-bench.ts';

const COUNT = 23;

/** A history with more than `COUNT` of everything, some of which sorts otherwise in most languages. */
function longHistory(): History {
  const history = sandbox();
  const names = Array.from({ length: COUNT }, (_, i) => `${'aBc'.charAt(i % 3)}-${i}_x`);
  history.row(
    names.map((name) => ({
      type: 'participant_registered',
      participant: { id: participant(name), name },
    })),
    names.map((name) => ({
      type: 'instrument_registered',
      instrument: {
        id: instrument(name),
        kind: 'stablecoin',
        name,
        scale: 2,
        currency: 'USD',
        issuer: participant(name),
        issuanceAccount: account(`${name}:i`),
      },
    })),
    names.map((name) => opened(name, 'dealer', 'EUR-CBDC')),
    names.map((name, i) => received(`ins-${i}`, { reference: name })),
    names.map((name) =>
      posted('transfer', transfer('alpha-cbdc', name, 1n), transfer(name, 'alpha-cbdc', 1n)),
    ),
  );
  return history;
}

export function pageBehaviour(open: () => Ledger): void {
  describe('pages', () => {
    const lists: Record<string, (page: PageRequest) => Promise<Page<object>>> = {
      participants: (page) => open().participants(page),
      instruments: (page) => open().instruments(page),
      accounts: (page) => open().accounts({ owner: 'dealer' }, page),
      'accounts as of a position': (page) => open().accounts({ at: 1_000 }, page),
      instructions: (page) => open().instructions({ party: 'bank-alpha' }, page),
      entries: (page) => open().entries('alpha-cbdc', page),
    };
    for (const [name, list] of Object.entries(lists)) {
      it(`of any size show all ${name} once and in one order`, async () => {
        await open().apply(longHistory().batches);
        const { items, next } = await list({ limit: 1_000 });
        expect(items.length).to.be.at.least(COUNT);
        expect(next).to.equal(null);
        for (const size of [1, 2, 7, items.length - 1, items.length, items.length + 1])
          expect(await allPages(list, size), `pages of ${size}`).to.deep.equal(items);
      });
    }

    it('are ordered by the bytes of the id', async () => {
      await open().apply(longHistory().batches);
      for (const list of ['participants', 'instruments', 'accounts']) {
        const items = await allPages(lists[list] ?? expect.fail(list));
        const ids = items.map((item) => String('id' in item && item.id));
        expect(ids, list).to.deep.equal([...ids].sort());
        expect(ids.findIndex((id) => id.startsWith('B'))).to.be.lessThan(
          ids.findIndex((id) => id.startsWith('a')),
        );
      }
    });

    it('go on where they were when items come in between', async () => {
      const history = longHistory();
      await open().apply(history.batches);
      const first = await open().instructions({}, { limit: 10 });
      history.row([received('ins-late')]);
      await open().apply(history.batches);
      const after = first.next ?? '';
      const rest = (await open().instructions({}, { limit: 100, after })).items;
      const ids = [...first.items, ...rest].map((view) => view.id);
      expect(ids).to.have.length(COUNT + 1);
      expect(new Set(ids).size).to.equal(COUNT + 1);
      expect(ids.at(-1)).to.equal('ins-late');
    });

    it('are empty where there is nothing', async () => {
      const empty = { items: [], next: null };
      for (const list of Object.values(lists))
        expect(await list({ limit: 5 })).to.deep.equal(empty);
      expect(await open().entries('nobody', { limit: 5 })).to.deep.equal(empty);
    });

    it('are not there behind a place that no page ended at', async () => {
      await open().apply(longHistory().batches);
      for (const after of [
        '',
        'x',
        '1.x',
        '1.2.3',
        '1e99',
        '1.5e3',
        '9'.repeat(16),
        '\0',
        "1'; --",
      ])
        for (const list of ['instructions', 'entries']) {
          const page = lists[list]?.({ limit: 5, after }).catch((error: unknown) => error);
          expect(await page, `${list} after ${JSON.stringify(after)}`).to.be.instanceOf(RangeError);
        }
    });
  });
}

import { expect } from 'chai';
import { memoryNameIndex, nameShelf } from '../../../../adapters/memory/memory-name-index.ts';
import { NameFilter } from '../../../../app/shell/past/name-filter.ts';
import { NameStore } from '../../../../app/shell/past/name-store.ts';
import { JournalUnavailable } from '../../../../engine/ports/journal.ts';
import type { NameIndex } from '../../../../engine/ports/name-index.ts';

async function storeOver(index: NameIndex, keep = 4) {
  const problems: string[] = [];
  const onProblem = (problem: string) => problems.push(problem);
  const head = await index.read();
  const filter = new NameFilter();
  return { problems, store: new NameStore({ index, head, filter, filtered: 0, onProblem, keep }) };
}

async function placesOf(store: NameStore, name: string): Promise<readonly number[]> {
  const asked = {
    hash: store.hash('key', name),
    places: [...store.recentPlaces(store.hash('key', name))],
  };
  await store.locate([asked]);
  return asked.places;
}

describe('the names of a book', () => {
  it('go to the index when there are many, as far as they are committed', async () => {
    const index = memoryNameIndex();
    const { store } = await storeOver(index);
    for (let n = 1; n <= 6; n += 1) store.add('key', `k${n}`, n);
    store.committed(5);
    await store.write();
    expect(store.indexed).to.equal(5);
    expect((await index.read()).position).to.equal(5);
    expect(await index.find([store.hash('key', 'k6')])).to.deep.equal([]);
    for (let n = 1; n <= 6; n += 1) expect(await placesOf(store, `k${n}`)).to.deep.equal([n]);
  });

  it('are found while they are on their way', async () => {
    const inner = memoryNameIndex();
    let arrive: () => void = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const add: NameIndex['add'] = async (entries, move) => {
      await arrived;
      return inner.add(entries, move);
    };
    const { store } = await storeOver({ ...inner, add });
    store.add('key', 'k', 1);
    store.committed(1);
    const writing = store.write();
    store.add('key', 'later', 2);
    expect(store.recentPlaces(store.hash('key', 'k'))).to.deep.equal([1]);
    expect(store.recentPlaces(store.hash('key', 'later'))).to.deep.equal([2]);
    arrive();
    await writing;
    expect(store.recentPlaces(store.hash('key', 'k'))).to.deep.equal([]);
    expect(await placesOf(store, 'k')).to.deep.equal([1]);
  });

  it('stay in memory while the index cannot be reached, and are told of', async () => {
    const inner = memoryNameIndex();
    let down = true;
    const add: NameIndex['add'] = async (entries, move) => {
      if (down) throw new JournalUnavailable('down');
      return inner.add(entries, move);
    };
    const { store, problems } = await storeOver({ ...inner, add });
    store.add('key', 'k', 1);
    store.committed(1);
    await store.write();
    expect(problems.join()).to.contain('down');
    expect(store.recentPlaces(store.hash('key', 'k'))).to.deep.equal([1]);
    down = false;
    await store.write();
    expect(store.indexed).to.equal(1);
  });

  it('are not added twice when an answer of the index was lost', async () => {
    const inner = memoryNameIndex();
    const add: NameIndex['add'] = async (entries, move) => {
      await inner.add(entries, move);
      throw new JournalUnavailable('cut off after the commit');
    };
    const { store } = await storeOver({ ...inner, add });
    store.add('key', 'k', 1);
    store.committed(1);
    await store.write();
    store.add('key', 'k2', 2);
    store.committed(2);
    await store.write();
    expect(await inner.find([store.hash('key', 'k')])).to.have.lengthOf(1);
    expect(await placesOf(store, 'k2')).to.include(2);
  });

  it('of another writer are kept: only what the index lacks is added', async () => {
    const shelf = nameShelf();
    const { store } = await storeOver(memoryNameIndex(shelf));
    const { store: other } = await storeOver(memoryNameIndex(shelf));
    for (const each of [store, other]) {
      for (let n = 1; n <= 3; n += 1) each.add('key', `k${n}`, n);
    }
    store.committed(2);
    await store.write();
    other.committed(3);
    await other.write();
    await other.write();
    expect(other.indexed).to.equal(3);
    for (let n = 1; n <= 3; n += 1) {
      expect(await memoryNameIndex(shelf).find([other.hash('key', `k${n}`)])).to.have.lengthOf(1);
    }
  });

  it('make the book wait when the index falls far behind', async () => {
    const index = memoryNameIndex();
    const { store } = await storeOver(index, 2);
    let names = 0;
    while (store.crowded === undefined && names < 1_000) {
      names += 1;
      store.add('key', `k${names}`, names);
    }
    expect(names).to.be.greaterThan(2).and.lessThan(1_000);
    store.committed(names);
    for (let tries = 0; store.crowded !== undefined && tries < 10; tries += 1) await store.crowded;
    expect(store.crowded).to.equal(undefined);
    expect((await index.read()).position).to.equal(names);
  });
});

import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import type { CommittedBatch } from '../../../engine/ports/projection.ts';
import { testDatabase } from '../../support/database.ts';

describe('smoke', () => {
  it('perf', async () => {
    const db = await testDatabase();
    const p = await postgresProjection({ url: db.url, book: 'main' });
    const accounts = Array.from({ length: 1000 }, (_, i) => `acc-${i}`);
    let seq = 0, position = 0;
    const batch = (events: any[]): CommittedBatch => {
      const b = { seq: ++seq, at: 1795305600000, firstPosition: position + 1, eventCount: events.length, hash: `h${seq}`, decisions: events.map((e) => ({ at: 1795305600000, events: [e] })) };
      position += events.length;
      return b as any;
    };
    await p.apply([batch([
      { type: 'instrument_registered', instrument: { id: 'EUR-CBDC', kind: 'cbdc', name: 'x', issuer: 'cb', scale: 2, currency: 'EUR', issuanceAccount: 'iss' } },
      ...accounts.map((id) => ({ type: 'account_opened', id, owner: 'o', instrument: 'EUR-CBDC', issuance: false, floor: 0n, ceiling: 2n ** 127n - 1n, transferLimit: 2n ** 127n - 1n })),
    ])]);
    for (const n of [1000, 5000, 5000, 5000, 5000]) {
      const batches = Array.from({ length: n / 1000 }, () => batch(Array.from({ length: 1000 }, (_, i) => ({ type: 'posted', cause: 'transfer', movements: [{ op: 'transfer', from: accounts[(i * 7) % 1000], to: accounts[(i * 13 + 5) % 1000], amount: 100n }] }))));
      const t = performance.now();
      await p.apply(batches);
      const ms = performance.now() - t;
      console.log(n * 2, 'entries', ms.toFixed(0), 'ms', Math.round((n * 2) / ms * 1000), '/s');
    }
    for (let r = 0; r < 3; r++) {
      const ids = Array.from({ length: 2000 }, (_, i) => `ins-${position + 1 + i}`);
      const leg = { instrument: 'EUR-CBDC', amount: 1000n, from: { participant: 'a', account: 'acc-1' }, to: { participant: 'b' } };
      const b1 = batch(ids.map((id, i) => ({ type: 'instruction_received', instruction: { id, reference: `r${r}-${i}`, kind: 'dvp', party: 'a', settlementDate: '2026-11-22', expiresAt: 0, legs: [leg, leg] } })));
      const b2 = batch(ids.map((id) => ({ type: 'instruction_moved', id, to: 'unmatched', reason: { code: 'awaiting_counterparty', detail: 'x' } })));
      const trades = ids.flatMap((id, i) => i % 2 === 0 ? [{ id: `trade-${id}`, instructions: [id, ids[i + 1]], settlementDate: '2026-11-22', legs: [{ instrument: 'EUR-CBDC', amount: 1n, from: accounts[i % 1000], to: accounts[(i + 1) % 1000] }] }] : []);
      const b3 = batch(trades.map((trade) => ({ type: 'matched', trade })));
      const b4 = batch(trades.map((trade) => ({ type: 'settled', trade })));
      const t = performance.now();
      if (r === 2) await p.apply([b1, b2, b3, b4]);
      else for (const b of [b1, b2, b3, b4]) await p.apply([b]);
      const ms = performance.now() - t;
      console.log(2000, 'instructions', ms.toFixed(0), 'ms', Math.round(2000 / ms * 1000), '/s');
    }
    const t = performance.now();
    for (let i = 0; i < 100; i++) await p.instructions({ party: 'a' }, { limit: 20 });
    console.log('list instructions', (performance.now() - t) / 100, 'ms');
    console.dir((await p.instructions({ party: 'a', status: 'settled' }, { limit: 1 })), { depth: 9 });
    console.dir(await p.accounts({ at: 2000 }, { limit: 2 }));
    console.dir(await p.account('acc-1', 1005));
    console.dir(await p.entries('acc-1', { limit: 2 }));
    console.dir(await p.instruments({ limit: 2 }));
    await p.clear();
    await p.close();
    await db.drop();
  });
});

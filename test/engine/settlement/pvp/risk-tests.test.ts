import { expect } from 'chai';
import { Decimal } from 'decimal.js';
import { pack, unpack } from '../../../../app/shell/journal-format.ts';
import {
  applyDecision,
  type Command,
  checkInvariants,
  type Decision,
  emptyBook,
  restoreSnapshot,
  takeSnapshot,
} from '../../../../engine/book.ts';
import type { PvpRulesInput } from '../../../../engine/settlement/pvp/pvp-rules.ts';
import { admit, issue, openAccount, post, setLimits, transfer } from '../../support/commands.ts';
import { leg, pvp } from '../../support/instructions.ts';
import { expectNothingLeftWaiting } from '../../support/nothing-left-waiting.ts';
import { Random } from '../../support/random.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import { SEED } from '../../support/seed.ts';
import { type TestBook, textOf } from '../../support/test-book.ts';

const RULES: PvpRulesInput = {
  base: 'EUR',
  currencies: [
    { currency: 'EUR', rate: '1' },
    { currency: 'USD', rate: '0.9', haircut: 1_000 },
    { currency: 'GBP', rate: '1.2', haircut: 500 },
  ],
};

function rules(change: Partial<PvpRulesInput> = {}): Command {
  return { type: 'set_pvp_rules', rules: { ...RULES, ...change } };
}

/** Everybody may go short, as far as the accounts go; alpha has nothing but room. */
function fxBook(): TestBook {
  const book = sandboxBook();
  book.run({
    ...{ type: 'register_instrument', id: 'GBP-CBDC', kind: 'cbdc', name: 'Digital pound' },
    ...{ issuer: 'centralbank', issuanceAccount: 'GBP-issuance', currency: 'GBP' },
  });
  for (const owner of ['alpha', 'dealer']) {
    const participant = owner === 'alpha' ? 'bank-alpha' : owner;
    book.run(admit('GBP-CBDC', participant));
    book.run(openAccount(`${owner}-gbp`, participant, 'GBP-CBDC', { floor: -9_000_00n }));
    book.run(setLimits(`${owner}-cbdc`, { floor: -9_000_00n }));
    book.run(setLimits(`${owner}-usdm`, { floor: -9_000_000_000n }));
  }
  book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1_000_00n)));
  return book;
}

describe('payment versus payment under risk tests', () => {
  let book: TestBook;
  beforeEach(() => {
    book = fxBook();
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  /** Alpha gives 90.00 EUR and gets 100.00 USD. */
  function exchange() {
    const theirs = book.submit(pvp('dealer'));
    return { theirs, ours: book.submit(pvp('bank-alpha')) };
  }

  function detailOf({ id }: { readonly id: string }): string | undefined {
    return book.instruction(id).reason?.detail;
  }

  it('settles as ever while no rules are set', () => {
    expect(exchange().ours.status).to.equal('settled');
  });

  it('net positive value: long positions count for less, short ones for more', () => {
    book.run(rules());
    const { ours, theirs } = exchange();
    // −90.00 EUR and 100.00 USD × 0.9 less 10 % = 81.00.
    expect(ours.status).to.equal('pending');
    expect(book.reason(ours)).to.equal('risk_test_failed');
    expect(detailOf(ours)).to.equal('net positive value: short of 9.00 EUR');
    expect(detailOf(theirs), 'nobody else is told').to.equal('waits for an account of bank-alpha');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 8_99n));
    expect(book.status(ours)).to.equal('pending');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    expect(book.status(ours), 'at zero').to.equal('settled');
  });

  it('counts the haircut of what is short', () => {
    const [, usd, gbp] = RULES.currencies;
    const currencies = [{ currency: 'EUR', rate: '1', haircut: 500 }, usd, gbp];
    book.run(rules({ currencies: currencies as PvpRulesInput['currencies'] }));
    expect(detailOf(exchange().ours)).to.equal('net positive value: short of 13.50 EUR');
  });

  it('says what is missing rounded up: whoever brings it passes', () => {
    const [eur, usd] = RULES.currencies;
    const rate = { ...usd, rate: '0.900000001' };
    book.run(rules({ currencies: [eur, rate] as PvpRulesInput['currencies'] }));
    const { ours } = exchange();
    expect(detailOf(ours)).to.equal('net positive value: short of 9.00 EUR');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 8_99n));
    expect(book.status(ours)).to.equal('pending');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    expect(book.status(ours)).to.equal('settled');
  });

  describe('is tried again', () => {
    const RELEASES: readonly (readonly [what: string, release: Command])[] = [
      ['when the account gets money', issue('EUR-CBDC', 'alpha-cbdc', 9_00n)],
      // 7.50 GBP × 1.2 less 5 % = 8.55, 7.90 = 9.006.
      ['when another account of the party does', issue('GBP-CBDC', 'alpha-gbp', 7_90n)],
      [
        'when a rate changes',
        rules({
          currencies: [
            { currency: 'EUR', rate: '1' },
            { currency: 'USD', rate: '1' },
          ],
        }),
      ],
      ['when the rules are taken back', { type: 'set_pvp_rules', rules: null }],
    ];
    for (const [what, release] of RELEASES) {
      it(what, () => {
        book.run(rules());
        const { ours } = exchange();
        expect(ours.status).to.equal('pending');
        book.run(issue('GBP-CBDC', 'alpha-gbp', 1n));
        expect(book.status(ours), 'a penny does not help').to.equal('pending');
        book.run(release);
        expect(book.status(ours)).to.equal('settled');
      });
    }
  });

  describe('short position limit', () => {
    const plenty = issue('GBP-CBDC', 'alpha-gbp', 1_000_00n);
    const CASES: readonly (readonly [
      why: string,
      limits: PvpRulesInput['shortLimits'],
      over: string | null,
    ])[] = [
      ['of everybody', [{ currency: 'EUR', limit: '89.99' }], '0.01 EUR'],
      ['exactly used', [{ currency: 'EUR', limit: '90' }], null],
      ['of none at all', [{ currency: 'EUR', limit: '0' }], '90.00 EUR'],
      [
        'of the party before that of everybody',
        [
          { currency: 'EUR', limit: '50' },
          { currency: 'EUR', participant: 'ALPHDEFF', limit: '90' },
        ],
        null,
      ],
      [
        'of the party, lower',
        [
          { currency: 'EUR', limit: '500' },
          { currency: 'EUR', participant: 'bank-alpha', limit: '80' },
        ],
        '10.00 EUR',
      ],
      ['of another party', [{ currency: 'EUR', participant: 'dealer', limit: '0' }], null],
      ['in another currency', [{ currency: 'USD', limit: '0' }], null],
    ];
    for (const [why, shortLimits, over] of CASES) {
      it(`${why}: ${over === null ? 'settles' : `waits, over by ${over}`}`, () => {
        book.run(plenty);
        book.run(rules(shortLimits === undefined ? {} : { shortLimits }));
        const { ours } = exchange();
        expect(ours.status).to.equal(over === null ? 'settled' : 'pending');
        if (over === null) return;
        expect(detailOf(ours)).to.equal(`short position limit: EUR would pass it by ${over}`);
      });
    }
  });

  it('aggregate limit: all short positions at their rates, in batches of more currencies too', () => {
    book.run(issue('USDM', 'alpha-usdm', 1_000_000_000n));
    book.run(
      rules({ aggregateLimits: [{ limit: '329.99' }, { participant: 'dealer', limit: '9000' }] }),
    );
    const legs = [
      leg('EUR-CBDC', '90.00', 'bank-alpha', 'dealer'),
      leg('GBP-CBDC', '200.00', 'bank-alpha', 'dealer'),
      leg('USDM', '350', 'dealer', 'bank-alpha'),
    ];
    book.submit({ kind: 'batch', party: 'dealer', legs });
    const ours = book.submit({ kind: 'batch', party: 'bank-alpha', legs });
    // 90.00 + 200.00 × 1.2 = 330.00.
    expect(detailOf(ours)).to.equal('aggregate short position limit: passed by 0.01 EUR');
    book.run(rules({ aggregateLimits: [{ limit: '330' }] }));
    expect(book.status(ours)).to.equal('settled');
  });

  it('needs a rate for every currency of the trade', () => {
    book.run(rules({ currencies: [{ currency: 'EUR', rate: '1' }] }));
    expect(detailOf(exchange().ours)).to.equal('no rate is set for USD');
  });

  it('does not concern payments, deliveries, or exchanges within a currency', () => {
    book.run(rules({ shortLimits: [{ currency: 'EUR', limit: '0' }] }));
    const legs = [leg('EUR-CBDC', '90.00', 'bank-alpha', 'dealer')];
    expect(book.submit({ kind: 'payment', party: 'bank-alpha', legs }).status).to.equal('settled');
  });

  describe('rules are refused', () => {
    const WRONG: readonly (readonly [why: string, change: object, code: string, field: string])[] =
      [
        ['in no currency', { base: 'XXZ' }, 'currency_unknown', 'base'],
        [
          'with a base that is not worth itself',
          { base: 'USD' },
          'field_invalid',
          'currencies[1].rate',
        ],
        [
          'with a rate of zero',
          { currencies: [{ currency: 'USD', rate: '0' }] },
          'field_invalid',
          'currencies[0].rate',
        ],
        [
          'with half a point',
          { currencies: [{ currency: 'USD', rate: '1', haircut: 0.5 }] },
          'field_invalid',
          'currencies[0].haircut',
        ],
        [
          'with two rates',
          {
            currencies: [
              { currency: 'USD', rate: '1' },
              { currency: 'USD', rate: '2' },
            ],
          },
          'field_invalid',
          'currencies[1]',
        ],
        [
          'with a limit below zero',
          { shortLimits: [{ currency: 'USD', limit: '-1' }] },
          'amount_negative',
          'shortLimits[0].limit',
        ],
        [
          'with two limits',
          { aggregateLimits: [{ limit: '1' }, { limit: '2' }] },
          'field_invalid',
          'aggregateLimits[1]',
        ],
        [
          'for nobody',
          { aggregateLimits: [{ participant: 'x', limit: '1' }] },
          'participant_unknown',
          'aggregateLimits[0].participant',
        ],
      ];
    for (const [why, change, code, field] of WRONG) {
      it(why, () => {
        expect(book.refusal(rules(change))).to.include({ code, field });
      });
    }
  });

  it('are part of the state: of its hash, its snapshot and its replay', () => {
    const before = textOf(book.state);
    expect(before).to.not.contain('pvpRules');
    book.run(rules({ shortLimits: [{ currency: 'EUR', participant: 'dealer', limit: '1' }] }));
    exchange();
    const kept = unpack(pack(takeSnapshot(book.state))) as never;
    expect(textOf(restoreSnapshot(kept))).to.equal(textOf(book.state));
    const replayed = emptyBook();
    for (const decision of unpack(pack(book.decisions)) as readonly Decision[]) {
      applyDecision(replayed, decision);
    }
    expect(textOf(replayed)).to.equal(textOf(book.state));
    expect(textOf(book.state)).to.contain('pvpRules');
    book.run({ type: 'set_pvp_rules', rules: null });
    expect(textOf(book.state)).to.not.contain('pvpRules');
  });
});

const OWNERS: Readonly<Record<string, string>> = { alpha: 'bank-alpha', dealer: 'dealer' };
const INSTRUMENTS = { 'EUR-CBDC': 'cbdc', USDM: 'usdm', 'GBP-CBDC': 'gbp' } as const;
const CURRENCY_OF: Readonly<Record<string, readonly [currency: string, scale: number]>> = {
  cbdc: ['EUR', 2],
  usdm: ['USD', 6],
  gbp: ['GBP', 2],
};

/** What the tests say, reckoned anew with decimal.js. */
function passes(balances: ReadonlyMap<string, bigint>, owner: string, limit: number): boolean {
  let value = new Decimal(0);
  let short = new Decimal(0);
  for (const [suffix, [currency, scale]] of Object.entries(CURRENCY_OF)) {
    const { rate = '0', haircut = 0 } =
      RULES.currencies.find((one) => one.currency === currency) ?? {};
    const position = new Decimal(`${balances.get(`${owner}-${suffix}`) ?? 0n}`).div(10 ** scale);
    const factor = position.isNegative() ? 10_000 + haircut : 10_000 - haircut;
    value = value.add(position.mul(rate).mul(factor).div(10_000));
    if (position.isNegative()) short = short.sub(position.mul(rate));
  }
  return !value.isNegative() && short.lessThanOrEqualTo(limit);
}

describe('payment versus payment under random trades', () => {
  for (const seed of process.env.SEED === undefined ? [1, 2, SEED] : [SEED]) {
    it(`never settles what fails a test (seed ${seed}; again: SEED=${seed})`, () => {
      const random = new Random(seed);
      const book = fxBook();
      const limit = 400;
      book.run(rules({ aggregateLimits: [{ limit: `${limit}` }] }));
      const balances = new Map<string, bigint>();
      const move = ({ from, to, amount }: { from: string; to: string; amount: bigint }) => {
        balances.set(from, (balances.get(from) ?? 0n) - amount);
        balances.set(to, (balances.get(to) ?? 0n) + amount);
      };
      let followed = 0;
      let settled = 0;
      let failed = 0;
      for (let step = 0; step < 250; step += 1) {
        for (const command of randomTrade(random, book)) book.execute(command);
        for (const { events } of book.decisions.slice(followed)) {
          for (const event of events) {
            if (event.type === 'posted')
              for (const each of event.movements) if (each.op === 'transfer') move(each);
            if (event.type === 'instruction_moved' && event.reason?.code === 'risk_test_failed')
              failed += 1;
            if (event.type !== 'settled') continue;
            for (const each of event.trade.legs) move(each);
            settled += 1;
            for (const owner of Object.keys(OWNERS)) {
              expect(passes(balances, owner, limit), `${owner} after ${event.trade.id}`).to.equal(
                true,
              );
            }
          }
        }
        followed = book.decisions.length;
        expect(checkInvariants(book.state)).to.deep.equal([]);
        expectNothingLeftWaiting(book.state, book.state.at);
      }
      expect(settled > 20, `${settled} settled`).to.equal(true);
      expect(failed > 0, 'some had to wait').to.equal(true);
    });
  }
});

function randomTrade(random: Random, book: TestBook): readonly Command[] {
  const [sold, bought] = random.pick<readonly [keyof typeof INSTRUMENTS, keyof typeof INSTRUMENTS]>(
    ['EUR-CBDC', 'USDM'],
    ['USDM', 'GBP-CBDC'],
    ['GBP-CBDC', 'EUR-CBDC'],
  );
  if (random.chance(0.15)) {
    const owner = random.pick('alpha', 'dealer');
    const amount = BigInt(1 + random.below(100_00));
    return [
      issue(sold, `${owner}-${INSTRUMENTS[sold]}`, sold === 'USDM' ? amount * 10_000n : amount),
    ];
  }
  const size = () => `${1 + random.below(200)}.${10 + random.below(90)}`;
  const [one, other] = random.pick(['bank-alpha', 'dealer'], ['dealer', 'bank-alpha']) as [
    string,
    string,
  ];
  const legs = [leg(sold, size(), one, other), leg(bought, size(), other, one)];
  return ['bank-alpha', 'dealer'].map((party) => book.submission({ kind: 'pvp', party, legs }));
}

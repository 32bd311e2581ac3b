import type { Command, CommandBody, Receipt } from '../../engine/book.ts';
import type { TimeMs } from '../../engine/ids.ts';
import type { FreezeScope } from '../../engine/ledger/account.ts';
import type { Operation } from '../../engine/ledger/operation.ts';
import {
  type InstructionInput,
  LINK_TYPES,
  type LinkInput,
  PRIORITIES,
} from '../../engine/settlement/instruction.ts';
import {
  amend,
  cancel,
  freeze,
  hold,
  holdBack,
  letGo,
  post,
  postHold,
  setRules,
  transfer,
  voidHold,
} from '../engine/support/commands.ts';
import { dvp, fop, payment, pvp } from '../engine/support/instructions.ts';
import type { Draws } from './draws.ts';

const CBDC = ['alpha-cbdc', 'beta-cbdc', 'dealer-cbdc'] as const;
const SCOPES: readonly FreezeScope[] = ['none', 'none', 'none', 'debits', 'credits', 'all'];
const REMEMBERED = 40;

/**
 * Commands that get in each other's way: three accounts in one money, balances that run out, holds that several
 * clients resolve, trades whose sides come from different clients, and cancellations of all of it.
 */
export class Workload {
  readonly #draws: Draws;
  readonly #now: () => TimeMs;
  #made = 0;
  readonly #holds: string[] = [];
  readonly #instructions: {
    readonly id: string;
    readonly party: string;
    readonly reference: string;
  }[] = [];
  /** Other sides of trades, for whoever comes next. */
  readonly #sides: Omit<InstructionInput, 'reference'>[] = [];

  constructor(draws: Draws, now: () => TimeMs) {
    this.#draws = draws;
    this.#now = now;
  }

  next(client: string): Command {
    this.#made += 1;
    return { ...this.#body(), key: `${client}/${this.#made}` };
  }

  /** What came of a command, so that later ones can speak of it. */
  learn(command: Command, receipt: Receipt): void {
    if (command.type !== 'submit_instruction' || receipt.instruction === undefined) return;
    const { id } = receipt.instruction;
    const { party, reference } = command.instruction;
    this.#remember(this.#instructions, { id, party, reference });
  }

  #body(): CommandBody {
    switch (this.#draws.below(10)) {
      case 0:
      case 1:
        return post(this.#transfer());
      case 2:
        return post(...Array.from({ length: this.#draws.between(2, 5) }, () => this.#transfer()));
      case 3:
        return post(this.#hold());
      case 4:
      case 5:
        return this.#resolve();
      case 6:
      case 7:
        return this.#submit();
      case 8:
        return this.#draws.chance(0.5) ? this.#cancel() : this.#process();
      default:
        return this.#draws.chance(0.5) ? this.#submit() : this.#freeze();
    }
  }

  #transfer(): Operation {
    const [from, to] = this.#ends();
    const upTo = this.#draws.chance(0.3) ? 'up to' : undefined;
    return transfer(from, to, this.#amount(), upTo);
  }

  #hold(): Operation {
    const [from, to] = this.#ends();
    const id = `hold-${this.#made}`;
    this.#remember(this.#holds, id);
    return hold(id, from, to, this.#amount(), this.#soon());
  }

  #resolve(): CommandBody {
    if (this.#holds.length === 0) return post(this.#hold());
    const id = this.#draws.pick(this.#holds);
    if (this.#draws.chance(0.4)) return post(voidHold(id));
    const part = this.#draws.chance(0.5) ? undefined : this.#amount();
    // Some resolve and pay on in one linked batch, where either half may be what fails.
    return this.#draws.chance(0.3)
      ? post(postHold(id, part), this.#transfer())
      : post(postHold(id, part));
  }

  #submit(): CommandBody {
    const terms = this.#sides.length > 0 && this.#draws.chance(0.6) ? this.#side() : this.#trade();
    return {
      type: 'submit_instruction',
      instruction: {
        ...terms,
        ...(this.#draws.chance(0.15) ? { links: this.#links(terms.party) } : {}),
        ...(this.#draws.chance(0.05) ? { onHold: true } : {}),
        reference: `ref-${this.#made}`,
      },
    };
  }

  #side(): Omit<InstructionInput, 'reference'> {
    const [side] = this.#sides.splice(this.#draws.below(this.#sides.length), 1);
    return side ?? this.#trade();
  }

  /** One side of a trade now, the other for later. */
  #trade(): Omit<InstructionInput, 'reference'> {
    const expiresAt = this.#soon();
    const more = {
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(this.#draws.chance(0.1) ? { settlementDate: this.#tomorrow() } : {}),
    };
    const bonds = this.#draws.pick(['100.00', '400.00', '1500.00']);
    const parts = this.#draws.chance(0.5) ? { partial: {} } : {};
    switch (this.#draws.below(4)) {
      case 0:
        return { ...payment(this.#draws.pick(['50.00', '600.00'])), ...more };
      case 1:
        this.#sides.push({ ...dvp('bank-alpha', { bonds }), ...more, ...parts });
        return { ...dvp('dealer', { bonds }), ...more, ...parts };
      case 2:
        this.#sides.push({ ...pvp('bank-alpha'), ...more });
        return { ...pvp('dealer'), ...more };
      default:
        this.#sides.push({ ...fop('bank-beta'), ...more });
        return { ...fop('dealer'), ...more };
    }
  }

  #cancel(): CommandBody {
    if (this.#instructions.length === 0) return this.#submit();
    const { id, party } = this.#draws.pick(this.#instructions);
    return cancel(id, party) as CommandBody;
  }

  /** Holds, releases and amends; sometimes the rules for all. */
  #process(): CommandBody {
    if (this.#instructions.length === 0 || this.#draws.chance(0.1)) return this.#rules();
    const { id, party } = this.#draws.pick(this.#instructions);
    const asking = this.#draws.chance(0.5) ? party : undefined;
    switch (this.#draws.below(3)) {
      case 0:
        return holdBack(id, asking) as CommandBody;
      case 1:
        return letGo(id, asking) as CommandBody;
      default: {
        const expiresAt = this.#soon();
        const links = this.#draws.chance(0.5) ? null : this.#links(party);
        const priority = this.#draws.pick(PRIORITIES);
        const more = expiresAt === undefined ? {} : { expiresAt };
        return amend(id, party, { links, priority, ...more }) as CommandBody;
      }
    }
  }

  #rules(): CommandBody {
    const tolerance = this.#draws.pick(['0.50', '2.00']);
    return setRules({
      allegeAfterMs: this.#draws.pick([null, 0, 500]),
      tolerances: this.#draws.chance(0.5) ? [] : [{ currency: 'EUR', tolerance }],
    }) as CommandBody;
  }

  #links(party: string): readonly LinkInput[] {
    const own = this.#instructions.filter((each) => each.party === party);
    if (own.length === 0) return [];
    const { reference } = this.#draws.pick(own);
    return [{ type: this.#draws.pick(LINK_TYPES), reference }];
  }

  #freeze(): CommandBody {
    return freeze(this.#draws.pick(CBDC), this.#draws.pick(SCOPES)) as CommandBody;
  }

  #ends(): readonly [string, string] {
    const from = this.#draws.pick(CBDC);
    return [from, this.#draws.pick(CBDC.filter((id) => id !== from))];
  }

  #amount(): bigint {
    return BigInt(this.#draws.pick([1, 100, 30_000, 70_000]));
  }

  #soon(): TimeMs | undefined {
    return this.#draws.chance(0.5) ? this.#now() + this.#draws.between(20, 2_000) : undefined;
  }

  #tomorrow(): string {
    return new Date(this.#now() + 86_400_000).toISOString().slice(0, 10);
  }

  #remember<T>(list: T[], item: T): void {
    list.push(item);
    if (list.length > REMEMBERED) list.shift();
  }
}

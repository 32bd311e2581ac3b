import type { BookState, Command } from '../../../engine/book.ts';
import { FREEZE_SCOPES } from '../../../engine/ledger/account.ts';
import type { Operation } from '../../../engine/ledger/operation.ts';
import type { RulesInput } from '../../../engine/settlement/decide-rules.ts';
import {
  type Instruction,
  type InstructionInput,
  PRIORITIES,
} from '../../../engine/settlement/instruction.ts';
import type { ToleranceStep } from '../../../engine/settlement/settlement-rules.ts';
import {
  admit,
  amend,
  attest,
  cancel,
  freeze,
  hold,
  holdBack,
  issue,
  letGo,
  openAccount,
  post,
  postHold,
  redeem,
  revoke,
  setLimits,
  setRules,
  transfer,
  voidHold,
} from './commands.ts';
import type { Random } from './random.ts';
import { mirrored, randomInstruction, randomLinks, randomParts } from './random-instruction.ts';
import { randomNetCommand } from './random-net-command.ts';
import {
  account,
  amount,
  ends,
  holder,
  instrument,
  limit,
  mostly,
  participant,
  time,
} from './random-values.ts';
import { DAY, SECOND } from './test-book.ts';

/** Any command at all, of a kind that may well concern what the book has in it. */
export function randomCommand(random: Random, state: BookState, now: number): Command {
  return random.weighted<Command>(
    [30, () => post(...randomOperations(random, state, now))],
    [25, () => submit(randomInstruction(random, state, now))],
    [15, () => submit(mirrored(random, state) ?? randomInstruction(random, state, now))],
    [6, () => randomCancel(random, state)],
    [8, () => randomHolding(random, state)],
    [5, () => randomAmendment(random, state, now)],
    [1, () => setRules(randomRules(random))],
    [8, () => randomSupply(random)],
    [4, () => setLimits(account(random), randomLimits(random))],
    [5, () => freeze(account(random), random.chance(0.8) ? 'none' : random.pick(...FREEZE_SCOPES))],
    [5, () => admit(instrument(random), participant(random))],
    [0.5, () => revoke(instrument(random), participant(random))],
    [2, () => attest(instrument(random), limit(random) * 100_000n, time(random, now))],
    [1, () => randomOpening(random)],
    [1, () => randomRegistration(random)],
    [0.5, () => ({ type: 'open_book', writer: `w${random.below(9)}` })],
    [3, () => ({ type: 'tick' })],
    [8, () => randomNetCommand(random, state, now)],
  );
}

function randomOperations(random: Random, state: BookState, now: number): readonly Operation[] {
  const count = random.pick(1, 1, 1, 2, 3, 6, random.chance(0.05) ? 0 : 1);
  return Array.from({ length: count }, () => randomOperation(random, state, now));
}

function randomOperation(random: Random, state: BookState, now: number): Operation {
  const { from, to } = ends(random);
  return random.weighted<Operation>(
    [6, () => transfer(from, to, amount(random), random.chance(0.2) ? 'up to' : undefined)],
    [
      3,
      () =>
        hold(
          mostly(random, `h${random.below(5_000)}`),
          from,
          to,
          amount(random),
          random.chance(0.6) ? time(random, now) : undefined,
        ),
    ],
    [2, () => postHold(someHold(random, state), random.chance(0.5) ? amount(random) : undefined)],
    [1, () => voidHold(someHold(random, state))],
  );
}

function someHold(random: Random, state: BookState): string {
  const open = [...state.ledger.holds.values()].slice(-20);
  // Now and then one that may have been resolved.
  if (random.chance(0.1)) return `h${random.below(40)}`;
  return mostly(random, (random.from(open) ?? { id: 'h0' }).id);
}

function randomSupply(random: Random): Command {
  const { instrument, account } = holder(random);
  return random.pick(issue, issue, redeem)(instrument, account, amount(random));
}

/** Mostly for others than those who instruct: of two accounts they would have to name one. */
function randomOpening(random: Random): Command {
  const owner = random.chance(0.03)
    ? participant(random)
    : random.pick('centralbank', 'depository');
  const id = mostly(random, `new-${random.below(20)}`);
  return openAccount(id, owner, instrument(random), randomLimits(random));
}

function submit(instruction: InstructionInput): Command {
  return { type: 'submit_instruction', instruction };
}

function randomCancel(random: Random, state: BookState): Command {
  const instruction = random.from([...state.settlement.instructions.values()].slice(-12));
  // Now and then one that may have ended.
  if (random.chance(0.1)) return cancel(`ins-${random.below(state.position + 1)}`, 'dealer');
  const party = random.chance(0.9) ? (instruction?.party ?? 'dealer') : participant(random);
  return cancel(mostly(random, instruction?.id ?? 'ins-1'), party);
}

/** Mostly of one that can be held or is held, by who may. */
function randomHolding(random: Random, state: BookState): Command {
  const { id, party, heldBy } = someInstruction(random, state);
  const [holder] = heldBy;
  const by = random.chance(0.5) ? 'operator' : 'party';
  const asking = random.chance(0.05) ? participant(random) : party;
  if (holder === undefined || random.chance(0.2)) {
    return random.pick(holdBack, letGo)(id, by === 'operator' ? undefined : asking);
  }
  return letGo(id, holder === 'operator' ? undefined : asking);
}

function randomAmendment(random: Random, state: BookState, now: number): Command {
  const { id, party } = someInstruction(random, state);
  const text = () => random.pick('T1', 'T2', null, '');
  return amend(id, random.chance(0.03) ? participant(random) : party, {
    ...(random.chance(0.3) ? { priority: random.pick(...PRIORITIES, null) } : {}),
    ...(random.chance(0.2) ? { partial: randomParts(random).partial ?? null } : {}),
    ...(random.chance(0.3)
      ? { links: random.chance(0.5) ? null : randomLinks(random, state, party) }
      : {}),
    ...(random.chance(0.2) ? { expiresAt: time(random, now) } : {}),
    ...(random.chance(0.2) ? { tradeReference: text() } : {}),
    ...(random.chance(0.1) ? { place: random.pick('SBSDDEFF', 'CEDELULL', null) } : {}),
  });
}

/** Now and then one that has ended. */
function someInstruction(
  random: Random,
  state: BookState,
): Pick<Instruction, 'heldBy'> & { readonly id: string; readonly party: string } {
  const open = random.from([...state.settlement.instructions.values()].slice(-16));
  if (open !== undefined && random.chance(0.95)) return open;
  return { id: `ins-${random.below(state.position + 1)}`, party: 'dealer', heldBy: [] };
}

function randomRules(random: Random): RulesInput {
  const tolerance = () => random.pick('2', '2.00', '0.5', '4.00', random.pick('0', '-1', 'x'));
  const steps: readonly ToleranceStep[] = random.pick<readonly ToleranceStep[]>(
    [],
    [{ currency: 'EUR', tolerance: tolerance() }],
    [
      { currency: 'EUR', upTo: '901.00', tolerance: tolerance() },
      { currency: random.pick('EUR', 'USD'), tolerance: tolerance() },
    ],
  );
  return {
    ...(random.chance(0.6) ? { tolerances: steps } : {}),
    ...(random.chance(0.5) ? { allegeAfterMs: random.pick(0, 1, SECOND, DAY, null, -1) } : {}),
    ...(random.chance(0.2) ? { recycleDays: random.pick(1, 5, 20, 0) } : {}),
    ...(random.chance(0.3) ? { alreadyMatchedBy: [participant(random)] } : {}),
  };
}

function randomLimits(random: Random) {
  return {
    ...(random.chance(0.4) ? { floor: -limit(random) } : {}),
    ...(random.chance(0.4) ? { ceiling: limit(random) } : {}),
    ...(random.chance(0.3) ? { transferLimit: limit(random) } : {}),
  };
}

function randomRegistration(random: Random): Command {
  const id = mostly(random, `id-${random.below(8)}`);
  if (random.chance(0.5)) {
    return { type: 'register_participant', id, name: mostly(random, 'Somebody') };
  }
  return {
    type: 'register_instrument',
    id,
    kind: random.pick('cbdc', 'stablecoin', 'deposit_token', 'security'),
    name: 'Something',
    issuer: participant(random),
    issuanceAccount: mostly(random, `${id}-issuance`),
    ...(random.chance(0.8)
      ? { currency: random.pick('GBP', 'JPY', 'XXX') }
      : { isin: 'US0378331005' }),
    ...(random.chance(0.2) ? { scale: random.pick(0, 6, 18, 19, -1, 0.5) } : {}),
    ...(random.chance(0.2) ? { issueSize: limit(random) } : {}),
  };
}

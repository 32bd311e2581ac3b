import { type AccountId, type BridgeId, checkIdentifier, type InstrumentId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { AMOUNT_MAX, parseAmount } from '../money/amount.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import type { Bridge, BridgeLimits, BridgeTerms } from './bridge.ts';
import type { BridgeInput } from './bridge-command.ts';
import type { BridgeWorld } from './bridge-state.ts';
import { checkAddress } from './evidence.ts';
import { WINDOW_MAX_MS, WINDOW_MIN_MS } from './withdrawal-window.ts';

/** CAIP-2, of which bridges know the EVM chains. */
const CHAIN = /^eip155:[1-9][0-9]{0,17}$/;
/** Withdrawals are named after it, and their names fit 32 bytes. */
const ID_MAX = 16;

/** What defining one comes to; a new one needs its suspense account opened first. */
export interface Definition {
  readonly terms: BridgeTerms;
  readonly opens: Pick<Instrument, 'id' | 'issuer'> | undefined;
}

/** Sets a bridge up, or gives a known one other limits. */
export function decideDefine(world: BridgeWorld, input: BridgeInput): Result<Definition> {
  const refusal = checkForm(input);
  if (refusal !== undefined) return { ok: false, refusal };
  const instrument = world.instruments.instruments.get(input.instrument as InstrumentId);
  if (instrument === undefined) {
    const detail = `no instrument "${input.instrument}" is registered`;
    return refused('instrument_unknown', 'bridge.instrument', detail);
  }
  if (instrument.home !== undefined) {
    const detail = `${instrument.id} lives on ${instrument.home.chain}: the ledger has no balances of it`;
    return refused('home_elsewhere', 'bridge.instrument', detail);
  }
  const limits = limitsOf(input, instrument);
  if (!limits.ok) return limits;
  const terms: BridgeTerms = {
    id: input.id as BridgeId,
    instrument: instrument.id,
    chain: input.chain,
    vault: input.vault.toLowerCase(),
    token: input.token.toLowerCase(),
    suspense: input.suspense as AccountId,
    limits: limits.value,
  };
  const known = world.bridges.get(terms.id);
  const conflict = known === undefined ? checkNew(world, terms) : checkSame(known, terms);
  if (conflict !== undefined) return { ok: false, refusal: conflict };
  return accepted({ terms, opens: known === undefined ? instrument : undefined });
}

function checkForm({ id, chain, vault, token, suspense }: BridgeInput): Refusal | undefined {
  if (id.length > ID_MAX) {
    return refuse('identifier_invalid', 'bridge.id', `use at most ${ID_MAX} characters`);
  }
  return (
    checkIdentifier(id, 'bridge.id') ??
    checkIdentifier(suspense, 'bridge.suspense') ??
    (CHAIN.test(chain)
      ? undefined
      : refuse('field_invalid', 'bridge.chain', 'name an EVM chain by CAIP-2, like eip155:1')) ??
    checkAddress(vault, 'bridge.vault') ??
    checkAddress(token, 'bridge.token') ??
    (vault.toLowerCase() === token.toLowerCase()
      ? refuse('address_invalid', 'bridge.token', 'the vault is no token')
      : undefined)
  );
}

function limitsOf({ limits }: BridgeInput, { scale }: Instrument): Result<BridgeLimits> {
  const { windowMs } = limits;
  if (!Number.isSafeInteger(windowMs) || windowMs < WINDOW_MIN_MS || windowMs > WINDOW_MAX_MS) {
    const detail = `a window is ${WINDOW_MIN_MS} to ${WINDOW_MAX_MS} milliseconds`;
    return refused('field_invalid', 'bridge.limits.windowMs', detail);
  }
  const amount = parseAmount(limits.amount, scale, 'bridge.limits.amount');
  // Nothing at all is a limit too.
  if (!amount.ok && amount.refusal.code === 'amount_zero') {
    return accepted({ windowMs, amount: 0n });
  }
  return amount.ok ? accepted({ windowMs, amount: amount.value }) : amount;
}

function checkNew({ bridges, ledger }: BridgeWorld, terms: BridgeTerms): Refusal | undefined {
  const { chain, vault, token, suspense } = terms;
  for (const { terms: other } of bridges.values()) {
    if (other.chain === chain && other.vault === vault && other.token === token) {
      const detail = `bridge ${other.id} credits what that vault holds of that token`;
      return refuse('bridge_exists', 'bridge.vault', detail);
    }
  }
  if (!ledger.accounts.has(suspense)) return undefined;
  return refuse('account_exists', 'bridge.suspense', 'the bridge opens that account: name another');
}

const FIXED = ['instrument', 'chain', 'vault', 'token', 'suspense'] as const;

function checkSame({ terms }: Bridge, asked: BridgeTerms): Refusal | undefined {
  const changed = FIXED.find((field) => terms[field] !== asked[field]);
  if (changed === undefined) return undefined;
  const detail = `${terms.id} has ${changed} ${terms[changed]}, for ever: only its limits change`;
  return refuse('bridge_exists', `bridge.${changed}`, detail);
}

/** The account that takes what nobody may receive: as an account is that has no limits. */
export function suspenseAccount({ terms, opens }: Definition) {
  if (opens === undefined) return undefined;
  return {
    id: terms.suspense,
    owner: opens.issuer,
    instrument: opens.id,
    issuance: false,
    floor: 0n,
    ceiling: AMOUNT_MAX,
    transferLimit: AMOUNT_MAX,
  };
}

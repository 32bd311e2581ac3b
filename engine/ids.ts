import { type Refusal, refuse } from './refusal.ts';

declare const brand: unique symbol;
type Branded<T, Name> = T & { readonly [brand]: Name };

export type ParticipantId = Branded<string, 'participant'>;
export type AccountId = Branded<string, 'account'>;
export type InstrumentId = Branded<string, 'instrument'>;
export type HoldId = Branded<string, 'hold'>;
export type InstructionId = Branded<string, 'instruction'>;
export type TradeId = Branded<string, 'trade'>;
export type CycleId = Branded<string, 'cycle'>;
export type ClaimId = Branded<string, 'claim'>;
export type BridgeId = Branded<string, 'bridge'>;
export type PenaltyId = Branded<string, 'penalty'>;

/** A chain by its CAIP-2 name, such as `eip155:1`. */
export type ChainId = Branded<string, 'chain'>;
/** 20 bytes of an account or a contract, `0x` and 40 hex digits in lower case. */
export type ChainAddress = `0x${string}`;
/** 32 bytes: a hash, the id of an escrow or a lock, a secret; `0x` and 64 hex digits in lower case. */
export type Bytes32 = `0x${string}`;

/** Ordinal of an event in the journal of its book, from 1. */
export type Position = number;

/** Milliseconds since 1970-01-01T00:00Z, on the engine's own time. */
export type TimeMs = number;

// 34 characters fit ISO 20022's Max34Text, so that every account can be named in a message.
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,33}$/;
const REFERENCE_MAX = 128;
const SPACE = 0x20;
const TILDE = 0x7e;

export function checkIdentifier(text: string, field: string): Refusal | undefined {
  if (IDENTIFIER.test(text)) return undefined;
  return refuse(
    'identifier_invalid',
    field,
    'use 1 to 34 letters, digits, dots, colons, dashes or underscores',
  );
}

export function checkReference(text: string, field: string): Refusal | undefined {
  if (isReference(text)) return undefined;
  return refuse('identifier_invalid', field, 'use 1 to 128 printable ASCII characters');
}

/**
 * Printable ASCII only, because a key or reference must look the same everywhere it is copied to, and no space at either
 * end. A loop, because every command has a key.
 */
function isReference(text: string): boolean {
  if (text.length === 0 || text.length > REFERENCE_MAX) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < SPACE || code > TILDE) return false;
  }
  return text.charCodeAt(0) !== SPACE && text.charCodeAt(text.length - 1) !== SPACE;
}

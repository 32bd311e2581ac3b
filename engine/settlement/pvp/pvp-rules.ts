import type { ParticipantId } from '../../ids.ts';

/** What is asked of every party before payment versus payment settles (the tests of CLS). As recorded. */
export interface PvpRules {
  /** ISO 4217: values are reckoned in it. */
  readonly base: string;
  readonly currencies: readonly CurrencyRule[];
  readonly shortLimits: readonly ShortLimit[];
  readonly aggregateLimits: readonly AggregateLimit[];
}

export interface CurrencyRule {
  readonly currency: string;
  /** Units of the base for one unit of the currency, as a decimal string. */
  readonly rate: string;
  /** Basis points by which a long position counts for less and a short one for more. */
  readonly haircut: number;
}

/** How far below zero a participant may be in a currency; `null`: everybody without a limit of its own. */
export interface ShortLimit {
  readonly currency: string;
  readonly participant: ParticipantId | null;
  /** Units of the currency, as a decimal string. */
  readonly limit: string;
}

/** How much all short positions of a participant may come to, in units of the base. */
export interface AggregateLimit {
  readonly participant: ParticipantId | null;
  readonly limit: string;
}

/** What is recorded when rules are set or taken back. */
export type PvpRulesSet = {
  readonly type: 'pvp_rules_set';
  readonly rules: PvpRules | null;
};

/** The rules as the operator writes them; what is given replaces all that was set before. */
export interface PvpRulesInput {
  readonly base: string;
  readonly currencies: readonly {
    readonly currency: string;
    readonly rate: string;
    /** Absent: none. */
    readonly haircut?: number;
  }[];
  readonly shortLimits?: readonly {
    readonly currency: string;
    /** Participant id, BIC or LEI. */
    readonly participant?: string;
    readonly limit: string;
  }[];
  readonly aggregateLimits?: readonly { readonly participant?: string; readonly limit: string }[];
}

import { cbdcRules } from './cbdc.ts';
import { depositTokenRules } from './deposit-token.ts';
import type { InstrumentKind } from './instrument.ts';
import type { InstrumentRules } from './instrument-rules.ts';
import { securityRules } from './security.ts';
import { stablecoinRules } from './stablecoin.ts';

const RULES: Readonly<Record<InstrumentKind, InstrumentRules>> = {
  stablecoin: stablecoinRules,
  deposit_token: depositTokenRules,
  cbdc: cbdcRules,
  security: securityRules,
};

export function rulesOf(kind: InstrumentKind): InstrumentRules {
  return RULES[kind];
}

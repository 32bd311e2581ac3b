import type { ChainId, TimeMs } from '../../ids.ts';
import { accepted, type Refusal, type Result, refuse } from '../../refusal.ts';
import type { ChainEvent } from './chain-event.ts';
import type { ChainTerms } from './chain-profile.ts';
import { checkChainId } from './check-address.ts';

/** A chain as the operator writes it. */
export interface ChainInput {
  /** CAIP-2, such as `eip155:1`. */
  readonly id: string;
  readonly name: string;
  readonly layer: number;
  readonly finalityMs: TimeMs;
  readonly inclusionMs: TimeMs;
  readonly reactionMs: TimeMs;
  /** Absent: 0. */
  readonly graceMs?: TimeMs;
}

const NAME_MAX = 140;
/** The contracts refuse deadlines that are further away than a year: nothing near that makes sense in one step. */
const STEP_MAX_MS = 30 * 86_400_000;

/** Of a known id, it goes on under these terms: what has started keeps its deadlines. */
export function decideDefineChain(input: ChainInput): Result<ChainEvent[]> {
  const { id, name, layer, finalityMs, inclusionMs, reactionMs, graceMs = 0 } = input;
  const times = { finalityMs, inclusionMs, reactionMs, graceMs };
  const refusal = checkChainId(id, 'chain.id') ?? checkName(name) ?? checkTimes(layer, times);
  if (refusal !== undefined) return { ok: false, refusal };
  const chain: ChainTerms = { id: id as ChainId, name, layer: layer === 2 ? 2 : 1, ...times };
  return accepted([{ type: 'chain_defined', chain }]);
}

function checkName(name: string): Refusal | undefined {
  if (name.length > 0 && name.length <= NAME_MAX && !/\p{Cc}/u.test(name)) return undefined;
  const detail = `a name has 1 to ${NAME_MAX} characters, none of them a control`;
  return refuse('field_invalid', 'chain.name', detail);
}

function checkTimes(layer: number, times: Readonly<Record<string, TimeMs>>): Refusal | undefined {
  if (layer !== 1 && layer !== 2) return refuse('field_invalid', 'chain.layer', 'give 1 or 2');
  for (const [field, time] of Object.entries(times)) {
    const least = field === 'graceMs' ? 0 : 1;
    if (Number.isSafeInteger(time) && time >= least && time <= STEP_MAX_MS) continue;
    return refuse(
      'field_invalid',
      `chain.${field}`,
      `give ${least} to ${STEP_MAX_MS} milliseconds`,
    );
  }
  if (layer === 2 || times.graceMs === 0) return undefined;
  return refuse('field_invalid', 'chain.graceMs', 'only a layer 2 has a sequencer to wait for');
}

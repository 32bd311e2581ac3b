import { encodeFunctionData, maxUint256 } from 'viem';
import type {
  ActionState,
  ChainAction,
  ChainAddress,
  SecretStore,
} from '../../engine/ports/chain.ts';
import type { IntentRecord, IntentStore } from '../../engine/ports/intent-store.ts';
import { callContract } from './contracts/call-contract.ts';
import { type ContractCall, callOf } from './contracts/call-of.ts';
import type { Deployed } from './contracts/deployed.ts';
import { effectOf } from './contracts/effect-of.ts';
import { ERC20_ABI } from './contracts/erc20.ts';
import { estimateGas } from './contracts/estimate-gas.ts';
import type { Sender } from './sender/sender.ts';
import type { SenderOptions } from './sender/sender-options.ts';

export interface PerformOptions extends SenderOptions {
  readonly sender: Sender;
  readonly intents: IntentStore;
  readonly deployed: Deployed;
  readonly secrets: SecretStore;
  /** Sends what anybody may send: claims and refunds. */
  readonly gasSigner?: ChainAddress;
  readonly onHindrance: (action: string, reason: string) => void;
}

/** Brings an action further by what is known of it: its intent, else what the contract says, else a new intent. */
export async function performAction(
  options: PerformOptions,
  action: ChainAction,
): Promise<ActionState> {
  const { chain, intents, sender, endpoints, deployed } = options;
  const before = await intents.find(chain, action.id);
  if (before !== undefined && !mayTryAgain(before)) {
    await sender.push();
    const now = await intents.find(chain, action.id);
    return now === undefined ? 'wanted' : stateOf(now);
  }
  const effect = await effectOf(endpoints, deployed, action);
  if (effect === 'done') return 'included';
  const idle: ActionState = before === undefined ? 'wanted' : 'reverted';
  if (effect === 'shut') return idle;
  return start(options, action, idle);
}

async function start(
  options: PerformOptions,
  action: ChainAction,
  idle: ActionState,
): Promise<ActionState> {
  const { clock, sight, secrets, deployed, onHindrance } = options;
  const signer = signerOf(options, action);
  if (signer === undefined) return 'left_to_party';
  if (action.deadline !== undefined) {
    const { levels } = await sight();
    if (Math.max(clock(), levels.head.at) > action.deadline) return idle;
  }
  if (!(await ensureAllowance(options, action))) return idle;
  const secret = action.verb === 'claim' ? await secrets.reveal(action.settlement) : undefined;
  if (action.verb === 'claim') {
    if (secret === undefined) {
      onHindrance(action.id, 'its secret is not here');
      return idle;
    }
    // The first one who is told is the node that estimates: from here on it is no secret.
    await secrets.markRevealed(action.settlement);
  }
  const record = await open(options, action, signer, callOf(action, deployed, secret));
  return record === undefined ? idle : stateOf(record);
}

/** Only a payer may lock or deposit; anybody may do the rest. */
function signerOf(
  { signers, gasSigner }: PerformOptions,
  action: ChainAction,
): ChainAddress | undefined {
  if (action.verb === 'deposit' || action.verb === 'lock') {
    const leg = action.verb === 'lock' ? action.terms.leg : action.terms.legs[action.leg];
    return leg !== undefined && signers.has(leg.from) ? leg.from : undefined;
  }
  return gasSigner ?? [...signers.keys()][0];
}

async function open(
  { chain, sender, endpoints, onHindrance }: PerformOptions,
  { id, settlement, deadline, ...action }: ChainAction,
  signer: ChainAddress,
  call: ContractCall,
): Promise<IntentRecord | undefined> {
  const estimate = await estimateGas(endpoints, signer, call);
  if (!estimate.ok) {
    onHindrance(id, estimate.reason);
    return undefined;
  }
  return sender.start({
    ...{ chain, id, settlement, verb: action.verb, signer, ...call, gas: estimate.gas },
    ...('leg' in action ? { leg: action.leg } : {}),
    ...(deadline === undefined ? {} : { deadline }),
  });
}

/**
 * A payer lets the contract take its token, once and for every amount: two settlements that each approve their own would
 * overwrite each other's. The contracts take nothing but what the payer itself asks for.
 */
async function ensureAllowance(options: PerformOptions, action: ChainAction): Promise<boolean> {
  if (action.verb !== 'deposit' && action.verb !== 'lock') return true;
  const { endpoints, deployed, chain, intents, sender } = options;
  const leg = action.verb === 'lock' ? action.terms.leg : action.terms.legs[action.leg];
  if (leg === undefined) return false;
  const spender = action.verb === 'lock' ? deployed.lock : deployed.escrow;
  const ask = [leg.token, ERC20_ABI, 'allowance', [leg.from, spender]] as const;
  if ((await callContract(endpoints, ...ask)) >= leg.amount) return true;
  const id = `approve/${leg.from}/${leg.token}/${spender}`;
  const before = await intents.find(chain, id);
  if (before !== undefined && before.outcome === undefined) {
    await sender.push();
    return false;
  }
  // What was approved is used up or was taken back: a new approval, beside the ones before.
  const again = before === undefined ? id : `${id}/${before.intent.nonce}`;
  const args = [spender, maxUint256] as const;
  const data = encodeFunctionData({ abi: ERC20_ABI, functionName: 'approve', args });
  const call = { to: leg.token, data };
  await open(options, { ...action, id: again, settlement: '' } as ChainAction, leg.from, call);
  return false;
}

function mayTryAgain({ outcome }: IntentRecord): boolean {
  return outcome?.closed === true && outcome.state === 'reverted';
}

function stateOf({ outcome, signed }: IntentRecord): ActionState {
  if (outcome !== undefined) return outcome.state;
  return signed.length > 0 ? 'signed' : 'intended';
}

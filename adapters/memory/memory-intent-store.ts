import type { ChainAddress, ChainId } from '../../engine/ports/chain.ts';
import {
  type Intent,
  type IntentOutcome,
  type IntentRecord,
  type IntentRequest,
  type IntentStore,
  type SignedForm,
  VOID,
} from '../../engine/ports/intent-store.ts';

/** What outlives a store: hand it to the next one, as a restart would. */
export interface IntentShelf {
  readonly slots: Map<string, Slot>;
}

interface Slot {
  intent: Intent;
  readonly signed: SignedForm[];
  outcome?: IntentOutcome | undefined;
  readonly madeAt: number;
}

export function intentShelf(): IntentShelf {
  return { slots: new Map() };
}

/** Intents in memory, for tests, and for a watcher that keeps nothing. */
export function memoryIntentStore(
  { slots }: IntentShelf = intentShelf(),
  clock: () => number = Date.now,
): IntentStore {
  const all = () => [...slots.values()];
  const latest = (chain: ChainId, id: string) =>
    all()
      .filter(({ intent }) => intent.chain === chain && intent.id === id)
      .sort((one, other) => other.intent.attempt - one.intent.attempt)[0];
  const put = (request: IntentRequest, nonce: number, attempt: number): Slot => {
    const slot = { intent: { ...request, nonce, attempt }, signed: [], madeAt: clock() };
    slots.set(slotOf(slot.intent), slot);
    return slot;
  };
  const slotFor = (intent: Intent) => {
    const slot = slots.get(slotOf(intent));
    return slot?.intent.id === intent.id ? slot : undefined;
  };
  return {
    open: async (request, nonceFrom) => {
      const { chain, signer, id } = request;
      const before = latest(chain, id);
      if (before !== undefined && !mayTryAgain(before)) return record(before);
      const used = all()
        .filter(({ intent }) => intent.chain === chain && intent.signer === signer)
        .map(({ intent }) => intent.nonce + 1);
      const nonce = Math.max(nonceFrom, ...used);
      return record(put(request, nonce, (before?.intent.attempt ?? 0) + 1));
    },
    fill: async (chain, signer, nonce) => {
      if (!slots.has(slotOf({ chain, signer, nonce })))
        put(voidRequest(chain, signer, nonce), nonce, 1);
    },
    find: async (chain, id) => {
      const slot = latest(chain, id);
      return slot && record(slot);
    },
    sign: async (intent, form) => {
      const slot = slotFor(intent);
      if (slot === undefined) return false;
      if (!slot.signed.some(({ hash }) => hash === form.hash)) slot.signed.push(form);
      return true;
    },
    void: async (intent) => {
      const slot = slotFor(intent);
      if (slot === undefined || slot.signed.length > 0) return false;
      const { chain, signer, nonce } = intent;
      slot.intent = { ...voidRequest(chain, signer, nonce), nonce, attempt: 1 };
      return true;
    },
    conclude: async (intent, outcome) => {
      const slot = slots.get(slotOf(intent));
      if (slot !== undefined && slot.outcome?.closed !== true) slot.outcome = outcome;
    },
    unfinished: async (chain) =>
      all()
        .filter(({ intent, outcome }) => intent.chain === chain && outcome?.closed !== true)
        .sort(bySignerAndNonce)
        .map(record),
    quarantined: async (chain) =>
      all()
        .filter(({ intent, outcome }) => intent.chain === chain && outcome?.state === 'quarantined')
        .sort((one, other) => other.madeAt - one.madeAt || other.intent.nonce - one.intent.nonce)
        .slice(0, 100)
        .map(record),
  };
}

function record({ intent, signed, outcome, madeAt }: Slot): IntentRecord {
  return { intent, signed: [...signed], madeAt, ...(outcome === undefined ? {} : { outcome }) };
}

function slotOf({ chain, signer, nonce }: Pick<Intent, 'chain' | 'signer' | 'nonce'>): string {
  return `${chain} ${signer} ${nonce}`;
}

function bySignerAndNonce({ intent: one }: Slot, { intent: other }: Slot): number {
  if (one.signer === other.signer) return one.nonce - other.nonce;
  return one.signer < other.signer ? -1 : 1;
}

function mayTryAgain({ outcome }: Slot): boolean {
  return outcome?.closed === true && outcome.state === 'reverted';
}

function voidRequest(chain: ChainId, signer: ChainAddress, nonce: number): IntentRequest {
  const id = `${VOID}/${signer}/${nonce}`;
  return { chain, id, settlement: '', verb: VOID, signer, to: signer, data: '0x', gas: 21_000n };
}

import type {
  BridgeTransferView,
  BridgeView,
  VaultFiguresView,
} from '../../../engine/ports/bridges.ts';

import { jsonAnswer, operation, POSITION_HEADERS, pageOf, query } from './operation.ts';
import { ID, PAGING } from './parameters.ts';
import {
  amount,
  choice,
  count,
  described,
  flag,
  objectOf,
  orNull,
  ref,
  type Schema,
  text,
  textOrNull,
  time,
} from './schema-of.ts';

const tag = 'bridges';
const READ = [400, 406, 500, 503];

export const BRIDGE_PATHS = {
  '/v1/bridges': {
    get: operation({
      id: 'listBridges',
      tag,
      summary: 'List bridges with the figures of both sides',
      parameters: PAGING,
      success: [200, jsonAnswer('One page.', pageOf('Bridge'), POSITION_HEADERS)],
      problems: READ,
    }),
  },
  '/v1/bridge-transfers': {
    get: operation({
      id: 'listBridgeTransfers',
      tag,
      summary: 'List deposits and withdrawals',
      description: 'Oldest first, those in blocks that may still be replaced among them.',
      parameters: [
        query('bridge', 'Only those over the bridge with this id.', text),
        query('account', 'Only those of this account.', text),
        ...PAGING,
      ],
      success: [200, jsonAnswer('One page.', pageOf('BridgeTransfer'), POSITION_HEADERS)],
      problems: READ,
    }),
  },
  '/v1/bridges/{id}/withdrawals': {
    post: operation({
      id: 'withdraw',
      tag,
      summary: 'Take a balance to an address on the chain',
      description:
        'The amount is held at once, and gone when the vault has paid, finally. The key is mandatory.',
      parameters: [ID, { $ref: '#/components/parameters/IdempotencyKey' }],
      body: { required: true, content: { 'application/json': { schema: ref('WithdrawalInput') } } },
      success: [201, jsonAnswer('It is held.', ref('Withdrawal'), POSITION_HEADERS)],
      problems: [400, 403, 404, 406, 408, 409, 413, 415, 422, 429, 500, 503],
    }),
  },
};

const position = described({ type: 'integer', minimum: 1 }, 'Ordinal of an event in the journal.');
const difference: Schema = { type: 'string', description: 'Decimal string; negative: less.' };

const vaultFigures = objectOf<VaultFiguresView>({
  deposited: amount,
  withdrawn: amount,
  owed: amount,
  balance: described(amount, 'What the vault has of the token, beyond what waits for payees.'),
  difference: described(difference, 'What the vault says that it owes, less what the ledger owes.'),
  accepted: described(difference, 'The difference that the operator accepted.'),
  agreed: flag,
  block: text,
  blockHash: text,
  time,
});

export const BRIDGE_SCHEMAS = {
  Bridge: objectOf<BridgeView>({
    id: text,
    instrument: text,
    chain: described(text, 'CAIP-2.'),
    vault: text,
    token: text,
    suspense: described(text, 'Account that keeps deposits that nobody may receive.'),
    limits: objectOf<BridgeView['limits']>({ windowMs: count, amount }),
    state: choice(['running', 'stopped']),
    stop: orNull(objectOf<NonNullable<BridgeView['stop']>>({ cause: text, detail: text, time })),
    ledger: objectOf<BridgeView['ledger']>({ deposited: amount, withdrawn: amount, owed: amount }),
    vaultFigures: orNull(vaultFigures),
    position,
  }),
  BridgeTransfer: objectOf<BridgeTransferView>({
    id: text,
    bridge: text,
    direction: choice(['in', 'out']),
    number: count,
    account: text,
    address: text,
    amount,
    status: text,
    reason: textOrNull,
    detail: textOrNull,
    level: textOrNull,
    block: textOrNull,
    blockHash: textOrNull,
    transaction: textOrNull,
    time,
    position,
  }),
  Withdrawal: objectOf<{ id: string; position: number; time: string; hash: string }>({
    id: described(text, 'Of the transfer in /v1/bridge-transfers.'),
    position,
    time,
    hash: described(text, 'Of the journal row that holds it.'),
  }),
};

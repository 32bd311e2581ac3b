import type { BridgeTransferView, BridgeView } from '../../engine/ports/bridges.ts';
import { renderTable } from './table.ts';

/** A bridge in a few lines: what it ties together, both sides, and why it is stopped if it is. */
export function renderBridge(bridge: BridgeView): string {
  const { id, instrument, chain, vault, token, state, stop, limits } = bridge;
  const head = `${id}: ${instrument} and token ${token} in vault ${vault} on ${chain}`;
  const limit = `At most ${limits.amount} is withdrawn in ${limits.windowMs / 1_000} seconds.`;
  const stopped =
    stop === null ? [] : [`Stopped since ${stop.time}, ${stop.cause}: ${stop.detail}`];
  return [`${head} (${state})`, ...stopped, figures(bridge), compared(bridge), limit].join('\n');
}

function figures({ ledger, vaultFigures: vault }: BridgeView): string {
  const rows = [
    { side: 'ledger', ...ledger, balance: '' },
    ...(vault === null ? [] : [{ side: 'vault', ...vault }]),
  ];
  return renderTable(rows, [
    { title: 'SIDE', value: ({ side }) => side },
    { title: 'DEPOSITED', align: 'right', value: ({ deposited }) => deposited },
    { title: 'WITHDRAWN', align: 'right', value: ({ withdrawn }) => withdrawn },
    { title: 'OWED', align: 'right', value: ({ owed }) => owed },
    { title: 'BALANCE', align: 'right', value: ({ balance }) => balance },
  ]);
}

function compared({ vaultFigures: vault }: BridgeView): string {
  if (vault === null) return 'The two have not been compared.';
  const { difference, accepted, agreed, block, time } = vault;
  const verdict = agreed ? 'They agreed' : 'They did not agree';
  return `${verdict} at block ${block} (${time}). Difference ${difference}, accepted ${accepted}.`;
}

export function renderBridgeTransfers(transfers: readonly BridgeTransferView[]): string {
  return renderTable(transfers, [
    { title: 'TRANSFER', value: ({ id }) => id },
    { title: 'ACCOUNT', value: ({ account }) => account },
    { title: 'ADDRESS', value: ({ address }) => address },
    { title: 'AMOUNT', align: 'right', value: ({ amount }) => amount },
    {
      title: 'STATUS',
      value: ({ status, reason }) => (reason === null ? status : `${status}: ${reason}`),
    },
    { title: 'LEVEL', value: ({ level }) => level ?? '' },
    { title: 'BLOCK', align: 'right', value: ({ block }) => block ?? '' },
  ]);
}

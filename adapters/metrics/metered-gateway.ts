import type { Gateway } from '../../engine/ports/gateway.ts';
import type { Metrics } from './metrics.ts';

/** The same gateway, with what it answers counted. */
export function meteredGateway(gateway: Gateway, { commands, refusals }: Metrics): Gateway {
  return {
    async submit(command) {
      const acknowledgement = await gateway.submit(command);
      const { receipt, replayed } = acknowledgement;
      const { type } = command;
      if (!receipt.ok && !replayed) refusals.add({ code: receipt.refusal.code });
      const fresh = receipt.ok ? 'accepted' : 'refused';
      commands.add({ type, outcome: replayed ? 'replayed' : fresh });
      return acknowledgement;
    },
    barrier: () => gateway.barrier(),
    view: (acknowledgement) => gateway.view(acknowledgement),
    rowHash: (acknowledgement) => gateway.rowHash(acknowledgement),
    scaleOfAccount: (account) => gateway.scaleOfAccount(account),
    visible: (position, timeoutMs) => gateway.visible(position, timeoutMs),
    status: () => gateway.status(),
  };
}

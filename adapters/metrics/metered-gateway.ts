import type { Command } from '../../engine/book.ts';
import type { Acknowledgement, Gateway } from '../../engine/ports/gateway.ts';
import type { Metrics } from './metrics.ts';

/** The same gateway, with what it answers counted. */
export function meteredGateway(gateway: Gateway, { commands, refusals }: Metrics): Gateway {
  const count = (type: Command['type'], { receipt, replayed }: Acknowledgement) => {
    if (!receipt.ok && !replayed) refusals.add({ code: receipt.refusal.code });
    const fresh = receipt.ok ? 'accepted' : 'refused';
    commands.add({ type, outcome: replayed ? 'replayed' : fresh });
  };
  return {
    submit: (command) =>
      gateway.submit(command).then((acknowledgement) => {
        count(command.type, acknowledgement);
        return acknowledgement;
      }),
    submitAll(commands, answered) {
      gateway.submitAll(commands, (acknowledgement, index) => {
        count(commands[index]?.type ?? 'tick', acknowledgement);
        answered(acknowledgement, index);
      });
    },
    barrier: () => gateway.barrier(),
    view: (acknowledgement) => gateway.view(acknowledgement),
    rowHash: (acknowledgement) => gateway.rowHash(acknowledgement),
    scaleOfAccount: (account) => gateway.scaleOfAccount(account),
    visible: (position, timeoutMs) => gateway.visible(position, timeoutMs),
    status: () => gateway.status(),
  };
}

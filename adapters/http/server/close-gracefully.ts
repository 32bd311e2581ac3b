import type { Server } from 'node:http';
import type { Connections } from './connections.ts';

/**
 * Stops listening, lets requests in flight be answered, and closes each connection as it falls idle. What is not
 * done after `graceMs` is cut off.
 */
export function closeGracefully(
  server: Server,
  connections: Connections,
  graceMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
    // Node's own, which `close` calls, cuts off answers that are written and not sent yet.
    server.closeIdleConnections = () => connections.hangUpWhenIdle();
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
  });
}

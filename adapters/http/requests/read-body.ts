import type { HttpRequest } from '../exchange.ts';
import { failed, found, type Outcome } from '../problems/problem.ts';

/** Shorter than the server's own limit, which could only hang up. */
const TIMEOUT_MS = 20_000;

/**
 * Reads the body up to `limitBytes`, never more. One that is larger by its own word is refused before a byte of it
 * is read; what still arrives of it is thrown away by the server, so that its sender gets to read the answer.
 */
export function readBody(request: HttpRequest, limitBytes: number): Promise<Outcome<Buffer>> {
  const tooLarge = failed('body_too_large', `At most ${limitBytes} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve(tooLarge);
  // A client that asked whether to send the body has waited until its headers were judged.
  if (request.headers.expect !== undefined) request.res?.writeContinue();

  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) finish(tooLarge);
      else chunks.push(chunk);
    };
    const onEnd = () =>
      finish(
        size === 0 ? failed('body_missing', 'The body is empty.') : found(Buffer.concat(chunks)),
      );
    const onClose = () => finish(failed('request_malformed', 'The body ended early.'));
    const onTimeout = () =>
      finish(failed('request_timeout', `The body took longer than ${TIMEOUT_MS / 1000} seconds.`));
    const timer = setTimeout(onTimeout, TIMEOUT_MS);
    const finish = (outcome: Outcome<Buffer>) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose);
      // Nobody listens any more: what still comes is dropped as it comes.
      request.resume();
      resolve(outcome);
    };
    // An error is always followed by a close.
    request
      .on('data', onData)
      .on('end', onEnd)
      .on('close', onClose)
      .on('error', () => {});
  });
}

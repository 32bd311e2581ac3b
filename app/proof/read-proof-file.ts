import { createReadStream } from 'node:fs';
import { type Checked, fault, found, PROOF_BYTES_MAX } from './proof.ts';

/**
 * The bytes of a file, or of standard input for `-`, and no more of them than a proof or a certificate may have: a path
 * may lead to something without an end. Throws what opening the file throws.
 */
export async function readProofFile(path: string): Promise<Checked<Uint8Array>> {
  const stream = path === '-' ? process.stdin : createReadStream(path);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > PROOF_BYTES_MAX) {
      return fault('too_large', `it has more than ${PROOF_BYTES_MAX} bytes`);
    }
    parts.push(part);
  }
  return found(Buffer.concat(parts));
}

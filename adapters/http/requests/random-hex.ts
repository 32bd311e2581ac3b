import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;

/** Random bytes in hex, out of a pool: asking the system for a few at a time costs more than all else about a trace. */
export function randomHex(bytes: number): string {
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}

const pool = Buffer.alloc(POOL_BYTES);
/** Nothing is in it yet. */
let used = POOL_BYTES;

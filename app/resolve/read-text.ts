import { createReadStream } from 'node:fs';
import { fail } from './queue-fault.ts';

/** A million payments; a path may also lead to something without an end. */
const BYTES_MAX = 128 * 1024 * 1024;

/** The text of a file, or of standard input for `-`. */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('file_unreadable', `${nameOf(path)} is not UTF-8 text`);
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    const stream = path === '-' ? process.stdin : createReadStream(path);
    for await (const part of stream as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > BYTES_MAX) break;
      parts.push(part);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail('file_unreadable', `${nameOf(path)} cannot be read: ${reason}`);
  }
  if (size > BYTES_MAX) fail('file_too_large', `a queue file has at most ${BYTES_MAX} bytes`);
  return Buffer.concat(parts);
}

function nameOf(path: string): string {
  return path === '-' ? 'standard input' : path;
}

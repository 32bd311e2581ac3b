import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ArchiveDamaged } from './archive-file.ts';

/** The lines of a packed file, however long. Throws `ArchiveDamaged`, and what opening the file throws. */
export async function* unpackLines(path: string): AsyncGenerator<string> {
  const plain = createGunzip();
  // Whatever goes wrong reaches who reads, below; a reader that leaves early is no error.
  pipeline(createReadStream(path), plain).catch(() => {});
  try {
    yield* splitLines(plain.setEncoding('utf8'));
  } catch (error) {
    if (!(error instanceof Error) || 'syscall' in error || !('errno' in error)) throw error;
    throw new ArchiveDamaged(path, `it cannot be unpacked: ${error.message}`);
  }
}

async function* splitLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = [];
  for await (const chunk of text) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
      yield parts.join('') + chunk.slice(from, end);
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.slice(from));
  }
  if (parts.length > 0) yield parts.join('');
}

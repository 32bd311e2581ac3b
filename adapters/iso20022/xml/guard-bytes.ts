import { type Refusal, refuse } from '../../../engine/refusal.ts';

/** A message of one transaction has some kilobytes; what is far larger is an error or an attack. */
export const MESSAGE_BYTES_MAX = 1_048_576;

const ENCODING = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/;

/**
 * Refuses what need not be parsed to be refused: too many bytes, another encoding than UTF-8, and every document type
 * declaration, without which there are no entities to expand and nothing outside to fetch.
 */
export function guardBytes(bytes: Uint8Array): Refusal | undefined {
  if (bytes.byteLength > MESSAGE_BYTES_MAX) {
    const detail = `${bytes.byteLength} bytes; at most ${MESSAGE_BYTES_MAX}`;
    return refuse('message_too_large', '', detail);
  }
  const text = decode(bytes);
  if (text === undefined || text.includes('\0')) return malformed('write it in UTF-8');
  const encoding = ENCODING.exec(text)?.[1];
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
    return malformed(`it declares the encoding ${encoding.slice(0, 40)}; write it in UTF-8`);
  }
  if (text.includes('<!DOCTYPE')) return malformed('document type declarations are not read');
  return undefined;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function malformed(detail: string): Refusal {
  return refuse('message_malformed', '', detail);
}

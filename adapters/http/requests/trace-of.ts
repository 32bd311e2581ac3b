import { randomHex } from './random-hex.ts';

/** The trace that a request belongs to, and the whole of it as a header for the answer. */
export interface Trace {
  /** 32 hex digits. */
  readonly traceId: string;
  readonly traceparent: string;
}

// W3C Trace Context, 3.2: version, trace id, parent id, flags; a later version may add to it at the end.
const TRACEPARENT =
  /^(?!ff)(?<version>[\da-f]{2})-(?!0{32})(?<traceId>[\da-f]{32})-(?!0{16})[\da-f]{16}-(?<flags>[\da-f]{2})(?<more>-.*)?$/;

/** The trace that a `traceparent` header names (W3C Trace Context), or a new one. */
export function traceOf(header: string | undefined): Trace {
  const parts = header === undefined ? undefined : TRACEPARENT.exec(header)?.groups;
  const valid = parts !== undefined && (parts.version !== '00' || parts.more === undefined);
  const traceId = (valid ? parts.traceId : undefined) ?? randomHex(16);
  const flags = (valid ? parts.flags : undefined) ?? '00';
  // This request is a step of its own in the trace.
  return { traceId, traceparent: `00-${traceId}-${randomHex(8)}-${flags}` };
}

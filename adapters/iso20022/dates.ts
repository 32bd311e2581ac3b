import type { TimeMs } from '../../engine/ids.ts';
import { accepted, type Result } from '../../engine/refusal.ts';
import { unsupported } from './content.ts';
import type { XmlNode } from './xml/node.ts';

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/;

/** The calendar date of an ISODate: a settlement date is a date wherever one is, so a time zone is dropped. */
export function readDate(text: string | undefined): string | undefined {
  return text?.replace(ZONE, '');
}

/** The moment an ISODateTime means. Without a time zone it means none. */
export function readInstant(node: XmlNode, field: string): Result<TimeMs> {
  const text = node.text.trim();
  const instant = ZONE.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isSafeInteger(instant)) return accepted(instant);
  return { ok: false, refusal: unsupported(node, field, 'give the time zone: Z or an offset') };
}

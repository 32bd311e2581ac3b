import { checkReference, type InstructionId, type ParticipantId } from '../ids.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import type { Link, LinkInput } from './instruction.ts';
import { isGroupFull, LINKED_MAX } from './linked-group.ts';
import { waitsForItself } from './links.ts';
import { referenceKey } from './reference-key.ts';
import type { SettlementState } from './state.ts';

const LINKS_MAX = 16;

/** Finds the instructions that a party's links name. All but information name one of its own that has not ended. */
export function resolveLinks(
  state: SettlementState,
  party: ParticipantId,
  inputs: readonly LinkInput[],
  own?: InstructionId,
): Result<readonly Link[]> {
  if (inputs.length > LINKS_MAX) return refused('link_invalid', 'links', `at most ${LINKS_MAX}`);
  const links: Link[] = [];
  for (const [index, { type, reference }] of inputs.entries()) {
    const field = `links[${index}].reference`;
    const malformed = checkReference(reference, field);
    if (malformed !== undefined) return { ok: false, refusal: malformed };
    if (type === 'information') {
      links.push({ type, reference });
      continue;
    }
    const to = state.references.get(referenceKey(party, reference));
    if (to === undefined) {
      const detail = `${party} has no open instruction under "${reference}"`;
      return refused('link_unknown', field, detail);
    }
    if (to === own || links.some((link) => link.to === to)) {
      return refused('link_invalid', field, `name each other instruction once`);
    }
    links.push({ type, reference, to });
  }
  const of = (type: Link['type']) =>
    links.flatMap((link) => (link.type === type && link.to !== undefined ? [link.to] : []));
  const ties = { after: of('after'), with: of('with'), before: of('before') };
  const all = [...ties.after, ...ties.with, ...ties.before];
  if (isGroupFull(state, all, own)) {
    const detail = `at most ${LINKED_MAX} instructions may hang together`;
    return refused('link_invalid', 'links', detail);
  }
  if (waitsForItself(state, ties, own)) {
    return refused('link_invalid', 'links', 'the instruction would have to settle before itself');
  }
  return accepted(links);
}

import { type Refusal, refuse } from '../../engine/refusal.ts';
import { joinPath } from './schema/place.ts';
import type { XmlNode } from './xml/node.ts';

/**
 * What this server does with an element its schema allows, and with all below it: `read` it; leave it `ignored`
 * because it informs people and changes nothing about who gets what and when; or refuse it, unless its text is one of
 * `unless`, because settling as if it were not there would be settling something else.
 */
export type Treatment = 'read' | 'ignored' | Refused;

export interface Refused {
  readonly refused: string;
  readonly unless?: readonly string[];
}

/** By path below the message's own element, like `GrpHdr/MsgId`. What stands above a listed path is looked into. */
export type ContentTable = Readonly<Record<string, Treatment>>;

/**
 * Refuses with `message_content_unsupported` what the table refuses, and what it says nothing about: nothing is left
 * out unseen.
 */
export function checkContent(
  table: ContentTable,
  body: XmlNode,
  rootPath: string,
  path: string = '',
): Refusal | undefined {
  for (const child of body.children) {
    const childPath = joinPath(path, child.name);
    const refusal =
      treat(table[childPath], child, `${rootPath}/${childPath}`) ??
      (table[childPath] === undefined
        ? checkContent(table, child, rootPath, childPath)
        : undefined);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function treat(
  treatment: Treatment | undefined,
  node: XmlNode,
  field: string,
): Refusal | undefined {
  if (treatment === 'read' || treatment === 'ignored') return undefined;
  if (treatment === undefined) {
    const undecided = node.children.length === 0 && node.text.trim() !== '';
    return undecided ? unsupported(node, field, 'this server does not know it') : undefined;
  }
  if (treatment.unless?.includes(node.text.trim())) return undefined;
  return unsupported(node, field, treatment.refused);
}

/** Refuses content that is valid and that this server cannot honour. */
export function unsupported(node: XmlNode, field: string, why: string): Refusal {
  return refuse('message_content_unsupported', field, `line ${node.line}: ${why}`);
}

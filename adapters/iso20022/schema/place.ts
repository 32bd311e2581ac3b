import { type Refusal, refuse } from '../../../engine/refusal.ts';
import type { XmlNode } from '../xml/node.ts';
import type { MessageSchema } from './schema.ts';

export function isNamed(schema: MessageSchema, node: XmlNode, name: string): boolean {
  return node.name === name && node.namespace === schema.namespace;
}

/** Refuses what stands at `path`, with the line of `node`. */
export function invalid(node: XmlNode, path: string, problem: string): Refusal {
  return refuse('message_invalid', path, `line ${node.line}: ${problem}`);
}

export function joinPath(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

import { createHash } from 'node:crypto';
import type { XmlAttribute, XmlNode } from '../../../../adapters/iso20022/xml/node.ts';

/** Draws a whole number from 0 up to, not including, `bound`. */
export type Random = (bound: number) => number;

/** The same seed gives the same numbers everywhere. */
export function randomOf(seed: string): Random {
  let drawn = 0;
  return (bound) => {
    drawn += 1;
    const digest = createHash('sha256').update(`${seed} ${drawn}`).digest();
    return digest.readUInt32BE(0) % bound;
  };
}

const TEXTS = [
  ...['', ' ', 'x', '0', '-0', '+1', '-1', '.5', '5.', '1e5', '0x10', 'NaN', '00012.50', '1.23456'],
  ...['1.234567', '1.2300000', '123456789012345678', '1234567890123456789', '123456789012345678.0'],
  ...[
    'true',
    'TRUE',
    '1 ',
    ' 1',
    '2026-11-20',
    '2026-02-29',
    '2024-02-29',
    '2026-11-20Z',
    '2026-13-01',
  ],
  ...[
    '2026-11-20+14:00',
    '2026-11-20+14:01',
    '2026-11-20T24:00:00',
    '2026-11-20T24:00:01',
    '0001-01-01',
  ],
  ...[
    '2026-11-20T10:00:00',
    '2026-11-20T10:00:00.123456789Z',
    '2026-11-20T10:00Z',
    '10:00:00',
    '26-11-20',
  ],
  ...[
    'EUR',
    'eur',
    'EURO',
    'BETAFRPP',
    'BETAFRPPXXX',
    'BETAFRPPXX',
    'DELI',
    'deli',
    'NORE',
    'CLRG',
  ],
  ...[
    'x'.repeat(35),
    'x'.repeat(36),
    '😀'.repeat(35),
    '😀'.repeat(36),
    'ž'.repeat(140),
    'é'.repeat(141),
  ],
  ...[
    'tab\there',
    'line\nbreak',
    '<&>"\'',
    ']]>',
    '6f1d3c52-8c0e-4b0a-9a54-2f0f7c7a1e01',
    'NOTPROVIDED',
  ],
];

type Change = (
  node: XmlNode,
  pick: <T>(from: readonly T[]) => T,
  names: readonly string[],
) => XmlNode;

/** What may happen to an element; to which of its children is drawn. */
const CHANGES: readonly Change[] = [
  (node, pick) => withoutChild(node, pick(indexes(node))),
  (node, pick) => spliced(node, pick(indexes(node)), (child) => [child, child]),
  (node, pick) => swapped(node, pick(indexes(node)), pick(indexes(node))),
  (node, pick, names) =>
    spliced(node, pick(indexes(node)), (child) => [{ ...child, name: pick(names) }]),
  (node, pick, names) =>
    spliced(node, pick(indexes(node)), (child) => [child, leaf(node, pick(names), pick(TEXTS))]),
  (node, pick) =>
    spliced(node, pick(indexes(node)), (child) => [{ ...child, children: [], text: pick(TEXTS) }]),
  (node, pick) =>
    spliced(node, pick(indexes(node)), (child) => [{ ...child, namespace: pick(['urn:x', '']) }]),
  (node, pick) => ({ ...node, text: pick(TEXTS) }),
  (node, pick) => ({ ...node, text: pick(TEXTS) }),
  (node, pick) => ({ ...node, text: pick(TEXTS) }),
  (node, pick) => ({
    ...node,
    attributes: pick([[], [attribute('Ccy', pick(TEXTS))], [attribute('id', '1')]]),
  }),
];

/** The messages with one to three random changes. */
export function mutated(
  messages: readonly XmlNode[],
  names: readonly string[],
  random: Random,
): readonly XmlNode[] {
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  let result = messages;
  for (let times = 1 + random(3); times > 0; times -= 1) {
    const message = random(result.length);
    const target = random(countOf(result[message]));
    result = result.map((node, index) =>
      index === message
        ? changed(node, target, (found) => pick(CHANGES)(found, pick, names))
        : node,
    );
  }
  return result;
}

/** Writes a node, each element with its namespace. */
export function serialized({ name, namespace, attributes, children, text }: XmlNode): string {
  const written = attributes.map((one) => ` ${one.name}="${escaped(one.value)}"`).join('');
  const inside = escaped(text) + children.map(serialized).join('');
  return `<${name} xmlns="${namespace}"${written}>${inside}</${name}>`;
}

function changed(node: XmlNode, target: number, change: (node: XmlNode) => XmlNode): XmlNode {
  if (target === 0) return change(node);
  let left = target - 1;
  const children = node.children.map((child) => {
    const size = countOf(child);
    const inside = left >= 0 && left < size ? changed(child, left, change) : child;
    left -= size;
    return inside;
  });
  return { ...node, children };
}

function countOf(node: XmlNode | undefined): number {
  return node === undefined ? 0 : node.children.reduce((sum, child) => sum + countOf(child), 1);
}

function indexes(node: XmlNode): readonly number[] {
  return node.children.length === 0 ? [0] : node.children.map((_, index) => index);
}

function spliced(
  node: XmlNode,
  index: number,
  replace: (child: XmlNode) => readonly XmlNode[],
): XmlNode {
  const children = node.children.flatMap((child, at) => (at === index ? replace(child) : [child]));
  return { ...node, children };
}

function withoutChild(node: XmlNode, index: number): XmlNode {
  return spliced(node, index, () => []);
}

function swapped(node: XmlNode, one: number, other: number): XmlNode {
  const children = node.children.map((child, index) => {
    const from = index === one ? other : index === other ? one : index;
    return node.children[from] ?? child;
  });
  return { ...node, children };
}

function leaf({ namespace, line }: XmlNode, name: string, text: string): XmlNode {
  return { name, namespace, line, text, attributes: [], children: [] };
}

function attribute(name: string, value: string): XmlAttribute {
  return { name, namespace: '', value };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** An element as plain data: native memory is freed before anything else looks at the message. */
export interface XmlNode {
  /** Local name. */
  readonly name: string;
  /** Namespace URI; empty for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Character data directly inside, CDATA sections included, comments and processing instructions left out. */
  readonly text: string;
  /** Line in the document, from 1. */
  readonly line: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** All elements at a path like `PmtId/InstrId` below `node`. */
export function findAll(node: XmlNode, path: string): readonly XmlNode[] {
  return path
    .split('/')
    .reduce<readonly XmlNode[]>(
      (nodes, name) =>
        nodes.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [node],
    );
}

/** The first element at a path below `node`. */
export function find(node: XmlNode, path: string): XmlNode | undefined {
  return findAll(node, path)[0];
}

/** The text of the first element at a path below `node`, as it stands. */
export function textAt(node: XmlNode, path: string): string | undefined {
  return find(node, path)?.text;
}

/** The text of a date, number or indicator, around which XML Schema lets white space stand. */
export function tokenAt(node: XmlNode, path: string): string | undefined {
  return textAt(node, path)?.trim();
}

export function attributeOf(node: XmlNode | undefined, name: string): string | undefined {
  return node?.attributes.find((attribute) => attribute.name === name)?.value;
}

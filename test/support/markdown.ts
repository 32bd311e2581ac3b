import { readFile } from 'node:fs/promises';

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** A file of the project, by its path from the root. */
export function readDocument(path: string): Promise<string> {
  return readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
}

export function codeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', text = '']) => ({ language, text }),
  );
}

/** Targets of links and pictures, as written; those in code are none. */
export function links(markdown: string): readonly string[] {
  const prose = withoutCode(markdown).replace(/`[^`]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].map(
    ([, link, picture]) => link ?? picture ?? '',
  );
}

/** What `#…` may name: headings, as GitHub turns them into anchors. */
export function anchors(markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

/** The cells of the first table whose first column has this title, the head left out. */
export function tableRows(markdown: string, title: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n').map(cellsOf);
  const head = lines.findIndex((cells) => cells[0] === title);
  const body = head < 0 ? [] : lines.slice(head + 2);
  const end = body.findIndex((cells) => cells.length === 0);
  return body.slice(0, end < 0 ? body.length : end);
}

function cellsOf(line: string): readonly string[] {
  if (!line.startsWith('|')) return [];
  const cells = line.split('|').map((cell) => cell.trim());
  return cells.slice(1, -1);
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '');
}

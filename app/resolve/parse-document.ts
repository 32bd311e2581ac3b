import { printable } from '../proof/printable.ts';
import { fail } from './queue-fault.ts';

/** Parses JSON; refuses an object that names a field twice, of which `JSON.parse` would drop one without a word. */
export function parseDocument(text: string): unknown {
  if (text.trim() === '') fail('file_empty', 'the file is empty');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail('json_malformed', `the file is not JSON, or not all of it: ${printable(reason)}`);
  }
  const twice = findTwice(text);
  if (twice !== undefined) fail('field_duplicate', `${printable(twice)} is given twice`);
  return document;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

/** The first name that stands twice in one object of a text known to be JSON. */
function findTwice(text: string): string | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: colon } of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const name: string = JSON.parse(token.slice(0, -colon.length));
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

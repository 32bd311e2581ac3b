import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// npm runs every script in the project's folder.
const EXAMPLES = resolve('examples/messages');

/** The ISO 20022 schemas and samples, which are not part of the project; `undefined` where they are not at hand. */
export const isoHome = [process.env.ISO20022_HOME, '../shared/iso20022']
  .filter((folder) => folder !== undefined)
  .map((folder) => resolve(folder))
  .find((folder) => existsSync(join(folder, 'xsd')));

export const exampleNames = readdirSync(EXAMPLES).filter((name) => name.endsWith('.xml'));

export function example(name: string): string {
  return readFileSync(join(EXAMPLES, name), 'utf8');
}

/** Samples made by others whose names contain `part`; none where they are not at hand. */
export function samples(part: string): readonly { readonly name: string; readonly xml: string }[] {
  const folder = isoHome === undefined ? undefined : join(isoHome, 'samples');
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.includes(part))
    .map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') }));
}

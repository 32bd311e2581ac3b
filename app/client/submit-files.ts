import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { InstructionView } from '../../engine/ports/queries.ts';
import type { ApiClient, Problem, Submitted } from './api-client.ts';

/** What became of one instruction in a file. */
export interface FileResult {
  readonly file: string;
  /** As it stands after all files were submitted; `null` when none was recorded. */
  readonly instruction: InstructionView | null;
  /** Why it was refused. */
  readonly problem: Problem | null;
  /** It had been submitted before: nothing was done again. */
  readonly replayed: boolean;
}

/** One instruction as it is to be sent. */
export interface Submission {
  readonly file: string;
  readonly body: Uint8Array | string;
  readonly type: string;
}

/**
 * Reads files of instructions in the order given: ISO 20022 XML, or JSON with one instruction or a list of them. A
 * folder stands for the files in it, by name. Throws before anything is sent when one cannot be read.
 */
export async function readSubmissions(paths: readonly string[]): Promise<readonly Submission[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const read = files.map(async (path) => {
    const file = basename(path);
    return bodiesOf(await readFile(path)).map((body) => ({ file, ...body }));
  });
  return (await Promise.all(read)).flat();
}

/** Submits in the order given, then asks where each of them stands. */
export async function submitAll(
  api: ApiClient,
  submissions: readonly Submission[],
): Promise<readonly FileResult[]> {
  const submitted: (Submitted & { readonly file: string })[] = [];
  for (const { file, body, type } of submissions) {
    submitted.push({ file, ...(await api.submit(body, type)) });
  }
  return Promise.all(submitted.map((one) => asItStands(api, one)));
}

async function filesOf(path: string): Promise<readonly string[]> {
  if (!(await statFile(path)).isDirectory()) return [path];
  const names = await readdir(path);
  return names
    .filter((name) => /\.(xml|json)$/.test(name))
    .sort()
    .map((name) => join(path, name));
}

async function statFile(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (cause) {
    throw new Error(`there is no file or folder ${path} that can be read`, { cause });
  }
}

/** XML begins with `<`, whatever the file is called. What is not a JSON list goes out as it is, to be judged there. */
function bodiesOf(content: Buffer): readonly { body: Uint8Array | string; type: string }[] {
  const begin = content
    .subarray(0, 256)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (begin.startsWith('<')) return [{ body: content, type: 'application/xml' }];
  const type = 'application/json';
  if (!begin.startsWith('[')) return [{ body: content, type }];
  const list = parseList(content);
  if (list === undefined) return [{ body: content, type }];
  return list.map((instruction) => ({ body: JSON.stringify(instruction), type }));
}

function parseList(content: Buffer): readonly unknown[] | undefined {
  try {
    return JSON.parse(content.toString('utf8')) as readonly unknown[];
  } catch {
    return undefined;
  }
}

/** A later file may have matched it: ask again once all are in. */
async function asItStands(
  api: ApiClient,
  { file, instruction, problem, replayed }: Submitted & { readonly file: string },
): Promise<FileResult> {
  const current = instruction === undefined ? null : await api.instruction(instruction.id);
  return { file, instruction: current, problem: problem ?? null, replayed };
}

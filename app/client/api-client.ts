import { setTimeout as sleep } from 'node:timers/promises';
import type { InstructionView, Page } from '../../engine/ports/queries.ts';

/** A problem as RFC 9457 describes it, with this API's own members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly field?: string;
  readonly instruction?: InstructionView;
}

export type Submitted =
  | {
      readonly instruction: InstructionView;
      readonly replayed: boolean;
      readonly problem?: Problem;
    }
  | { readonly instruction?: undefined; readonly replayed: false; readonly problem: Problem };

/** How long a server is waited for that says when to come back. */
const PATIENCE_MS = 30_000;

/** The HTTP API, as the command line uses it: it comes back when it is told to, and nothing is done twice. */
export class ApiClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async submit(body: Uint8Array | string, type: string): Promise<Submitted> {
    const response = await this.#fetch('/v1/instructions', {
      method: 'POST',
      headers: { 'content-type': type, accept: 'application/json' },
      body,
    });
    const answer = await response.json();
    const replayed = response.headers.get('idempotent-replayed') === 'true';
    if (response.ok) return { instruction: answer as InstructionView, replayed };
    const problem = answer as Problem;
    const { instruction } = problem;
    return instruction === undefined
      ? { problem, replayed: false }
      : { problem, instruction, replayed };
  }

  instruction(id: string): Promise<InstructionView> {
    return this.#get(`/v1/instructions/${encodeURIComponent(id)}`);
  }

  /** A command of the operator. Throws when it is refused. */
  async operate(
    command: unknown,
    token: string,
    key: string,
  ): Promise<{ readonly position: number; readonly time: string; readonly hash: string }> {
    const response = await this.#fetch('/v1/operator/commands', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
      },
      body: JSON.stringify(command),
    });
    return readAnswer(response);
  }

  /** All items of a list, page by page. */
  async list<T>(path: string, filter: object): Promise<readonly T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = new URLSearchParams({ limit: '500' });
      for (const [name, value] of Object.entries(filter)) query.set(name, String(value));
      if (cursor !== '') query.set('cursor', cursor);
      const page: Page<T> = await this.#get(`${path}?${query}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }

  async #fetch(path: string, request: RequestInit): Promise<Response> {
    for (const deadline = Date.now() + PATIENCE_MS; ; ) {
      const response = await fetch(this.#url + path, request);
      const seconds = Number(response.headers.get('retry-after') ?? 0);
      if (seconds === 0 || Date.now() > deadline || (await isFenced(response))) return response;
      await sleep(seconds * 1_000);
    }
  }

  async #get<T>(path: string): Promise<T> {
    const response = await this.#fetch(path, { headers: { accept: 'application/json' } });
    return readAnswer(response);
  }
}

/** The body of an answer; a problem is thrown, with the field that is wrong. */
async function readAnswer<T>(response: Response): Promise<T> {
  const answer = await response.json();
  if (response.ok) return answer as T;
  const { title, detail, code, field } = answer as Problem;
  const where = field === undefined ? '' : `${field}: `;
  throw new Error(`${title} (${code})${detail === undefined ? '' : `: ${where}${detail}`}`);
}

/** A server that has lost the book will not have it again. */
async function isFenced(response: Response): Promise<boolean> {
  const { code } = (await response.clone().json()) as Problem;
  return code === 'fenced';
}

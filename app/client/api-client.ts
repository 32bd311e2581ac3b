import type { AccountView, InstructionView, Page } from '../../engine/ports/queries.ts';

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

/** The HTTP API, as the command line uses it. */
export class ApiClient {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async submit(body: Uint8Array | string, type: string): Promise<Submitted> {
    const response = await fetch(`${this.#url}/v1/instructions`, {
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

  async accounts(filter: Readonly<Record<string, string>>): Promise<readonly AccountView[]> {
    const items: AccountView[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = new URLSearchParams({ ...filter, limit: '500' });
      if (cursor !== '') query.set('cursor', cursor);
      const page: Page<AccountView> = await this.#get(`/v1/accounts?${query}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }

  async #get<T>(path: string): Promise<T> {
    const response = await fetch(this.#url + path, { headers: { accept: 'application/json' } });
    const answer = await response.json();
    if (response.ok) return answer as T;
    const { title, detail, code } = answer as Problem;
    throw new Error(`${title} (${code})${detail === undefined ? '' : `: ${detail}`}`);
  }
}

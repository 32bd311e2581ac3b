import type { Request } from 'express';
import type { Gateway } from '../../engine/ports/gateway.ts';
import type { MessageFormat } from '../../engine/ports/messages.ts';
import type { Queries } from '../../engine/ports/queries.ts';
import type { Outcome, Problem } from './problems/problem.ts';

/** What of the engine the endpoints use. */
export interface Edge {
  readonly gateway: Gateway;
  readonly queries: Queries;
  readonly messages: MessageFormat;
  /** Who knows it may send commands of the operator; absent: nobody may. */
  readonly operatorToken?: string;
  /** What is measured, for whoever scrapes it; absent: nothing is. */
  readonly metrics?: MetricsPage;
  /** Signs what is final; absent: there is no key to sign with. */
  readonly certificates?: Certificates;
}

export interface Certificates {
  /**
   * The certificate of the instruction's settlement. Fails with `instruction_unknown`, `not_final`,
   * `settlement_archived` and `unavailable`. Throws `ProjectionUnavailable`.
   */
  certify(instruction: string): Promise<Outcome<object>>;
}

export interface MetricsPage {
  readonly contentType: string;
  read(): Promise<string>;
}

/** One path and method: what it takes, and how it answers. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  /** Path as Express writes it, like `/v1/instructions/:id`. */
  readonly path: string;
  /** Names of the query parameters it takes; any other is refused. */
  readonly query: readonly string[];
  /**
   * `json`: 406 for clients that do not accept it. `any`: JSON to everybody, as probes accept odd things. `chosen`: the
   * endpoint chooses with `chooseFormat`.
   */
  readonly format: 'json' | 'any' | 'chosen';
  handle(request: Request): Answer | Promise<Answer>;
}

type Headers = Readonly<Record<string, string>>;

export type Answer = WholeAnswer | LinesAnswer;

/** An answer that is known before it is sent. */
export type WholeAnswer =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: object;
      readonly headers?: Headers;
    }
  | {
      readonly kind: 'message';
      readonly status: number;
      readonly type: string;
      readonly body: string;
      readonly headers?: Headers;
    }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** JSON lines, sent as they become known. */
export interface LinesAnswer {
  readonly kind: 'lines';
  readonly status: number;
  readonly lines: AsyncIterable<string>;
}

export function problemAnswer(problem: Problem): WholeAnswer {
  return { kind: 'problem', problem };
}

/** Shows up to which event an answer is true. */
export const POSITION_HEADER = 'Tricord-Position';

import { REFUSALS, type Refusal, type RefusalCode } from '../../../engine/refusal.ts';
import { REFUSAL_STATUS } from './refusal-status.ts';
import { TRANSPORT_PROBLEMS, type TransportCode } from './transport-problems.ts';

export type ProblemCode = RefusalCode | TransportCode;

/** One thing that is wrong with a body, at a path like `legs[0].amount`. */
export interface FieldError {
  readonly field: string;
  readonly code: ProblemCode;
  readonly detail: string;
}

/** What goes wrong with a request; RFC 9457 is how it is written (`render-problem.ts`). */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly field?: string;
  /** Given when several things are wrong; the first of them is the problem itself. */
  readonly errors?: readonly FieldError[];
  /** Where it is not the status of the code. */
  readonly status?: number;
  /** What the problem is about, where that outlives the request; by default the request. */
  readonly instance?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Extension members. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A value, or the problem to answer instead. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function found<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed(code: ProblemCode, detail: string, field?: string): Outcome<never> {
  return { ok: false, problem: field === undefined ? { code, detail } : { code, detail, field } };
}

export function problemOfRefusal(refusal: Refusal): Problem {
  const { code, detail, field } = refusal;
  return field === '' ? { code, detail } : { code, detail, field };
}

export const PROBLEM_CODES: readonly ProblemCode[] = [
  ...(Object.keys(REFUSALS) as RefusalCode[]),
  ...(Object.keys(TRANSPORT_PROBLEMS) as TransportCode[]),
];

export function titleOf(code: ProblemCode): string {
  return isTransport(code) ? TRANSPORT_PROBLEMS[code].title : REFUSALS[code];
}

export function statusOf(code: ProblemCode): number {
  return isTransport(code) ? TRANSPORT_PROBLEMS[code].status : REFUSAL_STATUS[code];
}

function isTransport(code: ProblemCode): code is TransportCode {
  return Object.hasOwn(TRANSPORT_PROBLEMS, code);
}

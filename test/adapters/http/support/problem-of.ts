import { expect } from 'chai';
import { REFUSALS, type RefusalCode } from '../../../../engine/refusal.ts';

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly field?: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly code: string;
    readonly detail: string;
  }[];
  readonly [member: string]: unknown;
}

/** Reads a problem, and checks what is true of every problem. */
async function problemOf(response: Response): Promise<ProblemBody> {
  expect(response.headers.get('content-type')).to.equal('application/problem+json');
  const problem = (await response.json()) as ProblemBody;
  expect(problem.status).to.equal(response.status);
  expect(problem.type).to.equal(`urn:tricord:problem:${problem.code}`);
  expect(problem.detail).to.be.a('string').that.is.not.empty;
  expect(problem.instance).to.match(/^(urn:(uuid|tricord)|\/v1)/);
  if (problem.instance.startsWith('urn:uuid:')) {
    expect(problem.instance).to.equal(`urn:uuid:${response.headers.get('x-request-id')}`);
  }
  expect(problem.title).to.equal(REFUSALS[problem.code as RefusalCode] ?? problem.title).and.not.be
    .empty;
  return problem;
}

/** Checks status and code, and gives the whole problem for more. */
export async function expectProblem(
  response: Response,
  status: number,
  code: string,
): Promise<ProblemBody> {
  const problem = await problemOf(response);
  expect([response.status, problem.code], problem.detail).to.deep.equal([status, code]);
  return problem;
}

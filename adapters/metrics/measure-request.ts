import type { Metrics } from './metrics.ts';

/** What is measured of a request over HTTP. */
export interface MeasuredRequest {
  readonly method: string;
  readonly route?: string;
  readonly status: number | null;
  readonly durationMs: number;
  readonly problems?: Readonly<Record<string, number>>;
}

const MS_PER_SECOND = 1_000;

export function measureRequest(request: MeasuredRequest, metrics: Metrics): void {
  const { method, route = 'none', status, durationMs, problems = {} } = request;
  const labels = { method, route, status: status === null ? 'left' : String(status) };
  metrics.requestSeconds.observe(labels, durationMs / MS_PER_SECOND);
  for (const [code, count] of Object.entries(problems)) metrics.problems.add({ code }, count);
}

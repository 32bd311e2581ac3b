import type { Request, RequestHandler } from 'express';
import { sendAnswer } from '../answers/send-answer.ts';
import { problemAnswer } from '../endpoint.ts';
import type { Problem } from '../problems/problem.ts';

const URL_MAX = 2048;
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** What browsers say of a request that the user or a page of this very site made. */
const OWN_SITES = ['same-origin', 'none'];

/**
 * Turns away requests that no client of ours makes: over-long URLs, hosts we are not (a name that an attacker has
 * pointed at this address, DNS rebinding), and commands from pages of other sites. The last is a second wall: the
 * first is that a browser asks before it sends JSON or XML to another site, and gets no permission.
 *
 * `hosts` are host names without port; absent: any.
 */
export function guardRequests(hosts: readonly string[] | undefined): RequestHandler {
  return (request, response, next) => {
    const problem = refuseUrl(request) ?? refuseHost(request, hosts) ?? refuseOrigin(request);
    if (problem === undefined) next();
    else sendAnswer(response, problemAnswer(problem));
  };
}

function refuseUrl({ originalUrl }: Request): Problem | undefined {
  if (originalUrl.length <= URL_MAX) return undefined;
  return { code: 'uri_too_long', detail: `At most ${URL_MAX} characters.` };
}

function refuseHost(request: Request, hosts: readonly string[] | undefined): Problem | undefined {
  const values = request.headersDistinct.host ?? [];
  // RFC 9112, 3.2: every request of HTTP/1.1 has exactly one.
  if (values.length > 1 || (values.length === 0 && request.httpVersion === '1.1')) {
    return { code: 'request_malformed', detail: 'There must be one Host header.' };
  }
  if (isHostOf(values[0] ?? '', hosts)) return undefined;
  return { code: 'host_unknown', detail: 'Use the name under which this server is known.' };
}

/** Whether a Host header names one of `hosts`; absent: any. */
export function isHostOf(header: string, hosts: readonly string[] | undefined): boolean {
  const host = nameOf(`http://${header}`);
  return hosts === undefined || (host !== undefined && hosts.includes(host));
}

function refuseOrigin({ method, headers }: Request): Problem | undefined {
  if (SAFE_METHODS.includes(method)) return undefined;
  const site = headers['sec-fetch-site'];
  const foreign =
    (typeof site === 'string' && !OWN_SITES.includes(site)) ||
    (headers.origin !== undefined && hostOf(headers.origin) !== headers.host?.toLowerCase());
  if (!foreign) return undefined;
  return { code: 'origin_refused', detail: 'Send commands from a server, not from a web page.' };
}

function nameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

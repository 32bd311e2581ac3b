import type { Endpoint } from '../endpoint.ts';
import { openapiDocument } from '../openapi/openapi-document.ts';

/** `GET /v1/openapi.json`: this interface, for machines. */
export function openapi(version: string): Endpoint {
  const body = openapiDocument(version);
  return {
    method: 'get',
    path: '/v1/openapi.json',
    query: [],
    format: 'json',
    handle: () => ({ kind: 'json', status: 200, body }),
  };
}

import { readFresh } from '../answers/read-fresh.ts';
import { type Edge, type Endpoint, POSITION_HEADER, problemAnswer } from '../endpoint.ts';
import { pathIdentifier } from '../requests/path-identifier.ts';
import { instructionUnknown } from './get-instruction.ts';

/** `GET /v1/instructions/{id}/certificate`: its settlement, signed, with the proof. */
export function getCertificate(edge: Edge): Endpoint {
  const { certificates } = edge;
  return {
    method: 'get',
    path: '/v1/instructions/:id/certificate',
    query: [],
    format: 'json',
    async handle(request) {
      if (certificates === undefined) {
        const detail = 'The operator has configured no key to sign with.';
        return problemAnswer({ code: 'signing_key_missing', detail });
      }
      const id = pathIdentifier(request);
      if (id === undefined) return problemAnswer(instructionUnknown());
      const fresh = await readFresh(edge, () => certificates.certify(id));
      if (!fresh.ok) return problemAnswer(fresh.problem);
      const { value: certified, position } = fresh.value;
      if (!certified.ok) return problemAnswer(certified.problem);
      const headers = { [POSITION_HEADER]: String(position) };
      return { kind: 'json', status: 200, headers, body: certified.value };
    },
  };
}

import { type Edge, type Endpoint, problemAnswer } from '../endpoint.ts';
import { mandatoryKey } from '../requests/mandatory-key.ts';
import { mediaOf } from '../requests/media-of.ts';
import { postTransfer } from '../transfers/post-transfer.ts';

/** Where a single transfer goes, in the plain way too (`serve-plain-transfers.ts`). */
export const TRANSFERS_PATH = '/v1/transfers';

/** `POST /v1/transfers`: operations that post together or not at all; 201, on a repetition too. */
export function submitTransfer(edge: Edge): Endpoint {
  const post = postTransfer(edge);
  return {
    method: 'post',
    path: TRANSFERS_PATH,
    query: [],
    format: 'json',
    async handle(request) {
      const media = mediaOf(request, ['json']);
      if (!media.ok) return problemAnswer(media.problem);
      const key = mandatoryKey(request);
      return key.ok ? post(request, key.value) : problemAnswer(key.problem);
    },
  };
}

import { STATUSES } from '../../../engine/settlement/lifecycle.ts';
import { defineList } from '../answers/define-list.ts';
import type { Edge, Endpoint } from '../endpoint.ts';
import { found } from '../problems/problem.ts';
import {
  choiceParameter,
  identifierParameter,
  referenceParameter,
} from '../requests/parameters.ts';

/** `GET /v1/instructions` */
export function listInstructions(edge: Edge): Endpoint {
  return defineList(edge, {
    path: '/v1/instructions',
    filters: {
      status: choiceParameter(STATUSES),
      party: identifierParameter,
      reference: referenceParameter,
      allegedTo: identifierParameter,
      blockedOn: identifierParameter,
    },
    read: async (filter, page) => found(await edge.queries.instructions(filter, page)),
  });
}

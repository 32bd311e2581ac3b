import { ACCOUNT_PATHS } from './account-paths.ts';
import { BRIDGE_PATHS, BRIDGE_SCHEMAS } from './bridge-paths.ts';
import { CERTIFICATE_SCHEMAS } from './certificate-schemas.ts';
import { inputSchemas } from './input-schemas.ts';
import { INSTRUCTION_PATHS } from './instruction-paths.ts';
import { PROBLEM_SCHEMAS } from './problem-schemas.ts';
import { ref } from './schema-of.ts';
import { SERVICE_PATHS } from './service-paths.ts';
import { TRANSFER_PATHS } from './transfer-paths.ts';
import { TRANSFER_SCHEMAS } from './transfer-schemas.ts';
import { VIEW_SCHEMAS } from './view-schemas.ts';

/** The OpenAPI 3.1 document of this interface. */
export function openapiDocument(version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tricord',
      version,
      summary: 'Settlement of tokenized money',
      license: { name: 'Apache 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      ...INSTRUCTION_PATHS,
      ...TRANSFER_PATHS,
      ...ACCOUNT_PATHS,
      ...BRIDGE_PATHS,
      ...SERVICE_PATHS,
    },
    components: {
      schemas: {
        ...inputSchemas(),
        ...VIEW_SCHEMAS,
        ...CERTIFICATE_SCHEMAS,
        ...TRANSFER_SCHEMAS,
        ...BRIDGE_SCHEMAS,
        ...PROBLEM_SCHEMAS,
      },
      parameters: {
        IdempotencyKey: {
          in: 'header',
          name: 'Idempotency-Key',
          description: '1 to 128 printable ASCII characters, bare or in double quotes.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        operator: { type: 'http', scheme: 'bearer', description: 'TRICORD_OPERATOR_TOKEN.' },
      },
      headers: {
        RequestId: header('Names the request, in the log too.'),
        Position: header('The event up to which the answer is true.'),
        Location: header('Path of the instruction.'),
        Replayed: header('"true" when the key was used before: this is the answer given then.'),
      },
      responses: {
        Problem: {
          description: 'What went wrong, by its code.',
          content: { 'application/problem+json': { schema: ref('Problem') } },
        },
      },
    },
  };
}

function header(description: string): object {
  return { description, schema: { type: 'string' } };
}

import type { MessageFormat } from '../../engine/ports/messages.ts';
import { answerMessage } from './answers/answer-message.ts';
import { readMessage } from './read-message.ts';
import { loadSchemas } from './schemas.ts';

/**
 * ISO 20022: reads pacs.009 and sese.023, answers with pacs.002, sese.024 and sese.025. docs/iso20022.md lists the
 * elements.
 *
 * @example
 * const format = iso20022();
 * const message = format.read(await readFile('01-interbank-payment.pacs009.xml'));
 */
export function iso20022(): MessageFormat {
  const schemas = loadSchemas();
  return {
    read: (document) => readMessage(schemas, document),
    answer: (instruction) => answerMessage(schemas, instruction),
  };
}

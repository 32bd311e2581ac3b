import { loadSchema } from './schema/load-schema.ts';
import type { MessageSchema } from './schema/schema.ts';

export const HEADERS = ['head.001.001.02', 'head.001.001.04'] as const;
export const REQUESTS = [
  'pacs.009.001.08',
  'pacs.009.001.10',
  'pacs.009.001.12',
  'sese.023.001.12',
] as const;
export const ANSWERS = [
  'pacs.002.001.10',
  'pacs.002.001.12',
  'pacs.002.001.15',
  'sese.024.001.13',
  'sese.025.001.12',
] as const;

export type HeaderType = (typeof HEADERS)[number];
export type RequestType = (typeof REQUESTS)[number];
export type AnswerType = (typeof ANSWERS)[number];

/** The schemas of all messages that this server reads or writes. */
export type Schemas = Readonly<Record<HeaderType | RequestType | AnswerType, MessageSchema>>;

export function loadSchemas(): Schemas {
  const messages = [...HEADERS, ...REQUESTS, ...ANSWERS];
  return Object.fromEntries(messages.map((name) => [name, loadSchema(name)])) as Schemas;
}

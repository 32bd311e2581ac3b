import { jsonAnswer, operation, POSITION_HEADERS, pageOf, query } from './operation.ts';
import { AT, ID, PAGING } from './parameters.ts';
import { ref, text } from './schema-of.ts';

const READ = [400, 406, 500, 503];

export const ACCOUNT_PATHS = {
  '/v1/accounts': {
    get: operation({
      id: 'listAccounts',
      tag: 'accounts',
      summary: 'List accounts with their balances',
      parameters: [
        query('owner', 'Only those of the participant with this id.', text),
        query('instrument', 'Only those in the instrument with this id.', text),
        AT,
        ...PAGING,
      ],
      success: [200, jsonAnswer('One page.', pageOf('Account'), POSITION_HEADERS)],
      problems: READ,
    }),
  },
  '/v1/accounts/{id}': {
    get: operation({
      id: 'getAccount',
      tag: 'accounts',
      summary: 'Read an account',
      parameters: [ID, AT],
      success: [200, jsonAnswer('The account.', ref('Account'), POSITION_HEADERS)],
      problems: [404, ...READ],
    }),
  },
  '/v1/accounts/{id}/entries': {
    get: operation({
      id: 'listEntries',
      tag: 'accounts',
      summary: 'List the entries of an account, oldest first',
      parameters: [ID, ...PAGING],
      success: [200, jsonAnswer('One page.', pageOf('Entry'), POSITION_HEADERS)],
      problems: [404, ...READ],
    }),
  },
  '/v1/participants': {
    get: operation({
      id: 'listParticipants',
      tag: 'reference',
      summary: 'List participants',
      parameters: PAGING,
      success: [200, jsonAnswer('One page.', pageOf('Participant'), POSITION_HEADERS)],
      problems: READ,
    }),
  },
  '/v1/instruments': {
    get: operation({
      id: 'listInstruments',
      tag: 'reference',
      summary: 'List instruments with their supply',
      parameters: PAGING,
      success: [200, jsonAnswer('One page.', pageOf('Instrument'), POSITION_HEADERS)],
      problems: READ,
    }),
  },
};

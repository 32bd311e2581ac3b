/** What can be wrong with a chain as it is configured. Codes are stable. */
export type ChainFaultCode =
  | 'chain_unknown'
  | 'chain_id_wrong'
  | 'endpoint_unreachable'
  | 'contract_missing'
  | 'contract_differs'
  | 'token_not_contract'
  | 'token_decimals_wrong'
  | 'feed_not_contract'
  | 'feed_stale'
  | 'feed_negative'
  | 'feed_decimals_wrong';

export interface ChainFault {
  readonly code: ChainFaultCode;
  readonly detail: string;
}

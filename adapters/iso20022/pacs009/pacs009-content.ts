import type { ContentTable, Refused } from '../content.ts';

const ROUTED: Refused = {
  refused: 'the payment settles between the accounts of debtor and creditor, through nobody else',
};
const OTHER_ACCOUNT: Refused = {
  refused: 'only the accounts of debtor and creditor are debited and credited',
};
const UNDERLYING: Refused = {
  refused: 'this server settles between institutions and knows nothing of what lies underneath',
};
const SUPPLEMENT: Refused = { refused: 'this server reads no supplementary data' };

/** What becomes of each element of pacs.009, versions 08 to 12, below `FICdtTrf`. */
export const PACS009_CONTENT: ContentTable = {
  'GrpHdr/MsgId': 'read',
  'GrpHdr/CreDtTm': 'read',
  'GrpHdr/XpryDtTm': 'read',
  'GrpHdr/BtchBookg': 'ignored',
  'GrpHdr/NbOfTxs': 'read',
  'GrpHdr/CtrlSum': 'read',
  'GrpHdr/TtlIntrBkSttlmAmt': 'read',
  'GrpHdr/IntrBkSttlmDt': 'read',
  'GrpHdr/SttlmInf/SttlmMtd': {
    refused: 'settlement is here (CLRG or INDA), not at the sender (INGA) nor by cover (COVE)',
    unless: ['CLRG', 'INDA'],
  },
  'GrpHdr/SttlmInf/SttlmAcct': OTHER_ACCOUNT,
  'GrpHdr/SttlmInf/ClrSys': 'ignored',
  'GrpHdr/SttlmInf/InstgRmbrsmntAgt': ROUTED,
  'GrpHdr/SttlmInf/InstgRmbrsmntAgtAcct': ROUTED,
  'GrpHdr/SttlmInf/InstdRmbrsmntAgt': ROUTED,
  'GrpHdr/SttlmInf/InstdRmbrsmntAgtAcct': ROUTED,
  'GrpHdr/SttlmInf/ThrdRmbrsmntAgt': ROUTED,
  'GrpHdr/SttlmInf/ThrdRmbrsmntAgtAcct': ROUTED,
  ...paymentType('GrpHdr/PmtTpInf'),
  ...institution('GrpHdr/InstgAgt'),
  ...institution('GrpHdr/InstdAgt'),
  'CdtTrfTxInf/PmtId/InstrId': 'read',
  'CdtTrfTxInf/PmtId/EndToEndId': 'read',
  'CdtTrfTxInf/PmtId/TxId': 'read',
  'CdtTrfTxInf/PmtId/UETR': 'read',
  'CdtTrfTxInf/PmtId/ClrSysRef': 'ignored',
  ...paymentType('CdtTrfTxInf/PmtTpInf'),
  'CdtTrfTxInf/IntrBkSttlmAmt': 'read',
  'CdtTrfTxInf/IntrBkSttlmDt': 'read',
  'CdtTrfTxInf/SttlmPrty': 'ignored',
  'CdtTrfTxInf/SttlmTmIndctn': 'ignored',
  'CdtTrfTxInf/SttlmTmReq': {
    refused: 'settlement has a date and, in XpryDtTm, an end, but no time of day',
  },
  'CdtTrfTxInf/XpryDtTm': 'read',
  'CdtTrfTxInf/PmtSgntr': { refused: 'this server settles against no cryptographic condition' },
  ...passedBy('CdtTrfTxInf/PrvsInstgAgt', 'ignored'),
  ...institution('CdtTrfTxInf/InstgAgt'),
  ...institution('CdtTrfTxInf/InstdAgt'),
  ...passedBy('CdtTrfTxInf/IntrmyAgt', ROUTED),
  'CdtTrfTxInf/UltmtDbtr': 'ignored',
  ...institution('CdtTrfTxInf/Dbtr'),
  ...account('CdtTrfTxInf/DbtrAcct'),
  ...institution('CdtTrfTxInf/DbtrAgt'),
  'CdtTrfTxInf/DbtrAgtAcct': OTHER_ACCOUNT,
  ...institution('CdtTrfTxInf/CdtrAgt'),
  'CdtTrfTxInf/CdtrAgtAcct': OTHER_ACCOUNT,
  ...institution('CdtTrfTxInf/Cdtr'),
  ...account('CdtTrfTxInf/CdtrAcct'),
  'CdtTrfTxInf/UltmtCdtr': 'ignored',
  'CdtTrfTxInf/InstrForCdtrAgt': 'ignored',
  'CdtTrfTxInf/InstrForNxtAgt': 'read',
  'CdtTrfTxInf/Purp': 'ignored',
  'CdtTrfTxInf/RmtInf': 'ignored',
  'CdtTrfTxInf/UndrlygAllcn': UNDERLYING,
  'CdtTrfTxInf/UndrlygCstmrCdtTrf': UNDERLYING,
  'CdtTrfTxInf/UndrlygFICdtTrf': UNDERLYING,
  'CdtTrfTxInf/SplmtryData': SUPPLEMENT,
  SplmtryData: SUPPLEMENT,
};

function paymentType(path: string): ContentTable {
  return {
    [`${path}/InstrPrty`]: 'ignored',
    [`${path}/ClrChanl`]: 'ignored',
    [`${path}/SvcLvl`]: 'ignored',
    // It names the rules to settle by: one this server does not know must not become a plain payment.
    [`${path}/LclInstrm`]: 'read',
    [`${path}/CtgyPurp`]: 'ignored',
  };
}

function institution(path: string): ContentTable {
  return { [`${path}/FinInstnId`]: 'read', [`${path}/BrnchId`]: 'ignored' };
}

function account(path: string): ContentTable {
  return {
    [`${path}/Id`]: 'read',
    [`${path}/Tp`]: 'ignored',
    [`${path}/Ccy`]: 'read',
    [`${path}/Nm`]: 'ignored',
    [`${path}/Prxy`]: { refused: 'name the account by its identifier, not by a proxy' },
  };
}

function passedBy(path: string, treatment: 'ignored' | Refused): ContentTable {
  const names = [1, 2, 3].flatMap((place) => [`${path}${place}`, `${path}${place}Acct`]);
  return Object.fromEntries(names.map((name) => [name, treatment]));
}

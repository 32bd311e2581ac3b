import type { ContentTable, Refused } from '../content.ts';

const CONDITION: Refused = { refused: 'this server settles under no such condition' };
const NARRATIVE: Refused = { refused: 'nobody reads written instructions here' };
const EXCHANGE: Refused = { refused: 'settlement does not buy or sell currency' };
const PARTIES: Refused = {
  refused:
    'name the parties in DlvrgSttlmPties and RcvgSttlmPties, the own cash account in QtyAndAcctDtls',
};
const PHYSICAL: Refused = { refused: 'securities are entries here; there is nothing physical' };
const BALANCE: Refused = { refused: 'accounts have no sub-balances here' };
const SUPPLEMENT: Refused = { refused: 'this server reads no supplementary data' };

/** What becomes of each element of sese.023.001.12 below `SctiesSttlmTxInstr`. */
export const SESE023_CONTENT: ContentTable = {
  TxId: 'read',
  'SttlmTpAndAddtlParams/SctiesMvmntTp': 'read',
  'SttlmTpAndAddtlParams/Pmt': 'read',
  'SttlmTpAndAddtlParams/CmonId': 'read',
  'SttlmTpAndAddtlParams/CorpActnEvtId': 'ignored',
  'SttlmTpAndAddtlParams/RcncltnInd': {
    refused: 'an instruction for reconciliation only is not settled',
    unless: ['false', '0'],
  },
  'SttlmTpAndAddtlParams/ClntCollInstrId': 'ignored',
  'SttlmTpAndAddtlParams/ClntTrptyCollTxId': 'ignored',
  'SttlmTpAndAddtlParams/TrptyAgtSvcPrvdrCollTxId': 'ignored',
  'SttlmTpAndAddtlParams/TrptyAgtSvcPrvdrCollInstrId': 'ignored',
  'SttlmTpAndAddtlParams/NonceId': 'ignored',
  'NbCounts/CurInstrNb': 'ignored',
  'NbCounts/TtlNb': { refused: 'name the instructions that settle with it in Lnkgs' },
  ...linkages('Lnkgs'),
  ...tradeDetails('TradDtls'),
  'FinInstrmId/ISIN': 'read',
  'FinInstrmId/OthrId': 'ignored',
  'FinInstrmId/Desc': 'ignored',
  FinInstrmAttrbts: 'ignored',
  ...quantityAndAccount('QtyAndAcctDtls'),
  ...settlementParameters('SttlmParams'),
  StgSttlmInstrDtls: PARTIES,
  ...settlementParties('DlvrgSttlmPties'),
  ...settlementParties('RcvgSttlmPties'),
  CshPties: PARTIES,
  'SttlmAmt/AcrdIntrstInd': 'ignored',
  'SttlmAmt/StmpDtyInd': 'ignored',
  'SttlmAmt/BrkrgAmtInd': 'ignored',
  'SttlmAmt/RsrchFeeInd': 'ignored',
  'SttlmAmt/Amt': 'read',
  'SttlmAmt/CdtDbtInd': 'read',
  'SttlmAmt/OrgnlCcyAndOrdrdAmt': EXCHANGE,
  'SttlmAmt/FXDtls': EXCHANGE,
  'SttlmAmt/ValDt': { refused: 'cash and securities move at one moment, on the settlement date' },
  // How the settlement amount came about.
  OthrAmts: 'ignored',
  DgtlNtwkFee: { refused: 'no network fees are paid here' },
  OthrBizPties: 'ignored',
  AddtlPhysOrRegnDtls: PHYSICAL,
  SplmtryData: SUPPLEMENT,
};

/** Links are between instructions of one party, by the reference that it gave them. */
function linkages(path: string): ContentTable {
  const other: Refused = {
    refused: 'name the other instruction by its reference: SctiesSttlmTxId',
  };
  const names = [
    ...['IntraPosMvmntId', 'IntraBalMvmntId', 'AcctSvcrTxId', 'MktInfrstrctrTxId', 'PoolId'],
    'OthrTxId',
  ];
  return {
    [`${path}/PrcgPos/Cd`]: 'read',
    [`${path}/PrcgPos/Prtry`]: CONDITION,
    [`${path}/MsgNb`]: 'ignored',
    [`${path}/Ref/SctiesSttlmTxId`]: 'read',
    ...Object.fromEntries(names.map((name) => [`${path}/Ref/${name}`, other])),
    [`${path}/LkdQty`]: { refused: 'instructions are linked whole' },
    [`${path}/RefOwnr`]: { refused: 'only instructions of the same party are linked' },
  };
}

function tradeDetails(path: string): ContentTable {
  const ignored = [
    ...['UnqTxIdr', 'CollTxId', 'PlcOfTrad', 'PlcOfClr', 'TradDt', 'DealPric', 'NbOfDaysAcrd'],
    ...['OpngClsg', 'Rptg', 'TradTxCond', 'InvstrCpcty', 'TradOrgtrRole', 'TpOfPric', 'AffirmSts'],
  ];
  return {
    [`${path}/TradId`]: 'read',
    [`${path}/SttlmDt`]: 'read',
    [`${path}/LateDlvryDt`]: CONDITION,
    [`${path}/CcyToBuyOrSell`]: EXCHANGE,
    [`${path}/FxAddtlDtls`]: EXCHANGE,
    [`${path}/MtchgSts/Cd`]: 'read',
    [`${path}/MtchgSts/Prtry`]: CONDITION,
    [`${path}/SttlmInstrPrcgAddtlDtls`]: NARRATIVE,
    ...each(path, ignored, 'ignored'),
  };
}

function quantityAndAccount(path: string): ContentTable {
  const wallet: Refused = { refused: 'name an account of this book, not an address on a chain' };
  return {
    [`${path}/SttlmQty/Qty/Unit`]: 'read',
    [`${path}/SttlmQty/Qty/FaceAmt`]: 'read',
    [`${path}/SttlmQty/Qty/AmtsdVal`]: { refused: 'give the quantity in units or face amount' },
    [`${path}/SttlmQty/Qty/DgtlTknUnit`]: { refused: 'give the quantity in units or face amount' },
    [`${path}/SttlmQty/OrgnlAndCurFace`]: { refused: 'give the quantity in units or face amount' },
    [`${path}/DnmtnChc`]: PHYSICAL,
    [`${path}/AcctOwnr`]: 'read',
    [`${path}/SfkpgAcct/Id`]: 'read',
    [`${path}/SfkpgAcct/Tp`]: 'ignored',
    [`${path}/SfkpgAcct/Nm`]: 'ignored',
    [`${path}/BlckChainAdrOrWllt`]: wallet,
    [`${path}/CshAcct/IBAN`]: 'read',
    [`${path}/CshAcct/Prtry`]: 'read',
    [`${path}/CshAcct/BlckChainCshWllt`]: wallet,
    [`${path}/SfkpgPlc`]: 'ignored',
    [`${path}/QtyBrkdwn`]: 'ignored',
  };
}

function settlementParameters(path: string): ContentTable {
  const refusedIfTrue = { ...CONDITION, unless: ['false', '0'] };
  const ignored = [
    ...['BnfclOwnrsh', 'BlckTrad', 'CCPElgblty', 'NetgElgblty', 'DlvryRtrRsn', 'XpsrTp'],
    ...['MktClntSd', 'Regn', 'RpTp', 'LglRstrctns', 'SctiesRTGS', 'SttlgCpcty', 'TaxCpcty'],
    ...['StmpDtyTaxBsis', 'Trckg', 'ElgblForColl', 'ModCxlAllwd'],
  ];
  return {
    [`${path}/HldInd/Ind`]: 'read',
    [`${path}/HldInd/Rsn`]: 'ignored',
    [`${path}/Prty/Nmrc`]: 'read',
    [`${path}/Prty/Prtry`]: 'ignored',
    [`${path}/SctiesTxTp`]: 'read',
    // No market claims, and a price with or without accrued interest: so it is here anyway.
    [`${path}/SttlmTxCond/Cd`]: { ...CONDITION, unless: ['NOMC', 'CLEN', 'DIRT'] },
    [`${path}/SttlmTxCond/Prtry`]: CONDITION,
    [`${path}/PrtlSttlmInd`]: {
      refused: 'no element says the minimum: PART for any part, or NPAR',
      unless: ['PART', 'NPAR'],
    },
    [`${path}/CshClrSys/Cd`]: { refused: 'cash settles gross', unless: ['GROS'] },
    [`${path}/CshClrSys/Prtry`]: CONDITION,
    [`${path}/FxStgInstr/Ind`]: { ...EXCHANGE, unless: ['false', '0'] },
    [`${path}/FxStgInstr/Prtry`]: EXCHANGE,
    [`${path}/SttlmSysMtd/Cd`]: { refused: 'there is one way to settle', unless: ['NSET'] },
    [`${path}/SttlmSysMtd/Prtry`]: CONDITION,
    [`${path}/AutomtcBrrwg/Cd`]: { refused: 'nothing is borrowed to settle', unless: ['NBOR'] },
    [`${path}/AutomtcBrrwg/Prtry`]: CONDITION,
    [`${path}/LttrOfGrnt/Ind`]: refusedIfTrue,
    [`${path}/LttrOfGrnt/Prtry`]: CONDITION,
    [`${path}/RtrLeg`]: refusedIfTrue,
    [`${path}/DlvrgSctiesSubBalTp`]: BALANCE,
    [`${path}/RcvgSctiesSubBalTp`]: BALANCE,
    [`${path}/CshSubBalTp`]: BALANCE,
    ...each(path, ignored, 'ignored'),
  };
}

/** Party 1 is the participant here; whom it acts for is its own business, and no field of matching. */
function settlementParties(path: string): ContentTable {
  const informing = ['AltrnId', 'PrcgDt', 'PrcgId', 'AddtlInf'];
  return {
    [`${path}/Dpstry/Id`]: 'read',
    [`${path}/Dpstry/LEI`]: 'read',
    ...each(`${path}/Dpstry`, informing, 'ignored'),
    [`${path}/Pty1/Id`]: 'read',
    [`${path}/Pty1/LEI`]: 'read',
    [`${path}/Pty1/SfkpgAcct/Id`]: 'read',
    [`${path}/Pty1/SfkpgAcct/Tp`]: 'ignored',
    [`${path}/Pty1/SfkpgAcct/Nm`]: 'ignored',
    [`${path}/Pty1/BlckChainAdrOrWllt`]: {
      refused: 'name an account of this book, not an address on a chain',
    },
    ...each(`${path}/Pty1`, informing, 'ignored'),
    ...each(path, ['Pty2', 'Pty3', 'Pty4', 'Pty5'], 'ignored'),
  };
}

function each(path: string, names: readonly string[], treatment: 'ignored'): ContentTable {
  return Object.fromEntries(names.map((name) => [`${path}/${name}`, treatment]));
}

import { accepted, type Result } from '../../../engine/refusal.ts';
import { unsupported } from '../content.ts';
import { find, findAll, textAt, type XmlNode } from '../xml/node.ts';

const INSTRUCTIONS = 'FICdtTrf/CdtTrfTxInf/InstrForNxtAgt';

const PVP_TEXT =
  /^\/PVP\/([0-9a-f-]{36})\/([A-Za-z0-9][A-Za-z0-9._:-]{0,33}) (\d{1,30}(?:\.\d{1,18})?)(?:\/FROM\/([^/ ]+))?(?:\/TO\/([^/ ]+))?$/;

const CURRENCY = /^[A-Z]{3}$/;

/** The payment that another message orders and without which this one must not settle. */
export interface Counterpayment {
  /** Of the other message. */
  readonly uetr: string;
  /** Instrument id or, as three capital letters, ISO 4217 code. */
  readonly unit: { readonly instrument: string } | { readonly currency: string };
  readonly amount: string;
  /** Accounts of the counterpayment's debtor and creditor, where the sender knows them. */
  readonly fromAccount?: string | undefined;
  readonly toAccount?: string | undefined;
}

/**
 * What rules the payment is to settle by: `undefined` for a plain payment, else the other half of a payment versus
 * payment. Every other local instrument and every written instruction is refused: a person would have to read it.
 */
export function readLocalInstrument(
  group: XmlNode,
  transaction: XmlNode,
): Result<Counterpayment | undefined> {
  const places = [
    { node: find(group, 'PmtTpInf/LclInstrm'), path: 'GrpHdr' },
    { node: find(transaction, 'PmtTpInf/LclInstrm'), path: 'CdtTrfTxInf' },
  ];
  let versusPayment = false;
  for (const { node, path } of places) {
    if (node === undefined) continue;
    if (textAt(node, 'Prtry') !== 'PVP') {
      const field = `FICdtTrf/${path}/PmtTpInf/LclInstrm`;
      return refused(node, field, 'leave it out, or write PVP in Prtry for payment versus payment');
    }
    versusPayment = true;
  }
  const instructions = findAll(transaction, 'InstrForNxtAgt');
  return versusPayment ? readCounterpayment(transaction, instructions) : readNone(instructions);
}

function readNone([instruction]: readonly XmlNode[]): Result<undefined> {
  if (instruction === undefined) return accepted(undefined);
  const isPvp = textAt(instruction, 'InstrInf')?.startsWith('/PVP/') === true;
  const why = isPvp
    ? 'payment versus payment also needs PVP in PmtTpInf/LclInstrm/Prtry'
    : 'nobody reads written instructions here';
  return refused(instruction, INSTRUCTIONS, why);
}

function readCounterpayment(
  transaction: XmlNode,
  [instruction, ...others]: readonly XmlNode[],
): Result<Counterpayment> {
  const form =
    'payment versus payment needs one text /PVP/<UETR of the other message>/<instrument or currency> <amount>';
  if (instruction === undefined) return refused(transaction, INSTRUCTIONS, form);
  const [extra] = others;
  if (extra !== undefined) return refused(extra, `${INSTRUCTIONS}[2]`, form);
  if (find(instruction, 'Cd') !== undefined) {
    return refused(instruction, `${INSTRUCTIONS}/Cd`, 'nobody phones or telegraphs here');
  }
  const match = PVP_TEXT.exec(textAt(instruction, 'InstrInf') ?? '');
  if (match === null) return refused(instruction, `${INSTRUCTIONS}/InstrInf`, form);
  const [, uetr = '', unit = '', amount = '', fromAccount, toAccount] = match;
  return accepted({
    uetr,
    unit: CURRENCY.test(unit) ? { currency: unit } : { instrument: unit },
    amount,
    fromAccount,
    toAccount,
  });
}

function refused(node: XmlNode, field: string, why: string): Result<never> {
  return { ok: false, refusal: unsupported(node, field, why) };
}

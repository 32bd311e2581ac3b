import { accepted, type Result } from '../../../engine/refusal.ts';
import type {
  InstructionInput,
  LinkInput,
  LinkType,
  Priority,
} from '../../../engine/settlement/instruction.ts';
import { unsupported } from '../content.ts';
import { defined } from '../defined.ts';
import { differentParticipants } from '../participant-id.ts';
import { find, textAt, type XmlNode } from '../xml/node.ts';

const ROOT = 'SctiesSttlmTxInstr';

/** Of a four-digit priority, 0001 being the highest: as T2S has them, where 0002 is top and 0004 normal. */
const PRIORITIES: Readonly<Record<string, Priority>> = {
  '0001': 'urgent',
  '0002': 'urgent',
  '0003': 'high',
};

const LINKS: Readonly<Record<string, LinkType>> = {
  BEFO: 'before',
  AFTE: 'after',
  WITH: 'with',
  INFO: 'information',
};

type Processing = Pick<
  InstructionInput,
  'priority' | 'onHold' | 'partial' | 'links' | 'place' | 'alreadyMatched'
>;

/** How the instruction is to be processed; what it does not say is absent. */
export function readProcessing(body: XmlNode): Result<Processing> {
  const place = readPlace(body);
  if (!place.ok) return place;
  const links = readLinks(body);
  const hold = textAt(body, 'SttlmParams/HldInd/Ind')?.trim();
  const isMatched = textAt(body, 'TradDtls/MtchgSts/Cd') === 'MACH';
  return accepted({
    ...defined({ place: place.value }),
    ...readPriority(body),
    ...(hold === 'true' || hold === '1' ? { onHold: true } : {}),
    ...(textAt(body, 'SttlmParams/PrtlSttlmInd') === 'PART' ? { partial: {} } : {}),
    ...(links.length === 0 ? {} : { links }),
    ...(isMatched ? { alreadyMatched: true } : {}),
  });
}

function readPriority(body: XmlNode): Pick<Processing, 'priority'> {
  const priority = PRIORITIES[textAt(body, 'SttlmParams/Prty/Nmrc') ?? ''];
  return priority === undefined ? {} : { priority };
}

/** Without a position in processing a link says no more than that the two belong together. */
function readLinks(body: XmlNode): readonly LinkInput[] {
  return body.children
    .filter(({ name }) => name === 'Lnkgs')
    .map((link) => ({
      type: LINKS[textAt(link, 'PrcgPos/Cd') ?? 'INFO'] ?? 'information',
      reference: textAt(link, 'Ref/SctiesSttlmTxId') ?? '',
    }));
}

/** The depository at which it settles, which each side names among the parties of the other, or of both. */
function readPlace(body: XmlNode): Result<string | undefined> {
  const [delivering, receiving] = ['DlvrgSttlmPties', 'RcvgSttlmPties'].map((parties) =>
    placeAt(body, `${parties}/Dpstry`),
  );
  if (delivering === undefined || receiving === undefined) {
    return accepted(shortened(delivering ?? receiving));
  }
  if (!differentParticipants(delivering, receiving)) return accepted(shortened(delivering));
  const path = 'RcvgSttlmPties/Dpstry';
  const why = 'it is another one than of the delivering side: a trade settles in one place here';
  const refusal = unsupported(find(body, path) ?? body, `${ROOT}/${path}`, why);
  return { ok: false, refusal };
}

function placeAt(body: XmlNode, path: string): string | undefined {
  return textAt(body, `${path}/Id/AnyBIC`) ?? textAt(body, `${path}/LEI`);
}

/** The head office of a BIC has one name: with XXX and without is the same place. */
function shortened(place: string | undefined): string | undefined {
  return place?.length === 11 && place.endsWith('XXX') ? place.slice(0, 8) : place;
}

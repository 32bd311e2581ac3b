import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type {
  InstructionFilter,
  InstructionView,
  Page,
  PageRequest,
} from '../../../../engine/ports/queries.ts';
import { type InstructionRow, instructionRows, transitionRows } from '../rows/settlement.ts';
import { storableText } from '../rows/storable.ts';
import { type InstructionWithHistory, instructionView } from './instruction-view.ts';
import { numbersOf, toPage } from './page.ts';

export async function readInstruction(
  data: DataSource,
  id: string,
  asOf?: number,
): Promise<InstructionView | undefined> {
  const query = withHistory(data, asOf).where('instruction.id = :id', { id: storableText(id) });
  if (asOf !== undefined) query.andWhere('instruction.position <= :asOf');
  const row = await query.getOne();
  return row === null ? undefined : instructionView(row, asOf);
}

/** Oldest first: a page, once read, stays as it is but for statuses. */
export async function readInstructions(
  data: DataSource,
  filter: InstructionFilter,
  page: PageRequest,
): Promise<Page<InstructionView>> {
  const query = withHistory(data).orderBy({
    'instruction.position': 'ASC',
    'transition.position': 'ASC',
    'transition.ordinal': 'ASC',
  });
  // The limit counts instructions and not transitions, so it stands in a query of its own.
  const listed = query.subQuery().select('listed.id').from(instructionRows, 'listed');
  narrow(listed, filter, page);
  query.where(`instruction.id IN ${listed.getQuery()}`).setParameters(listed.getParameters());
  return toPage(await query.getMany(), page, {
    item: (row) => instructionView(row),
    key: (row) => String(row.position),
  });
}

function narrow(
  listed: SelectQueryBuilder<InstructionRow>,
  { status, party, reference, allegedTo, blockedOn }: InstructionFilter,
  page: PageRequest,
): void {
  const equal = (column: 'status' | 'party' | 'reference' | 'blockedOn', value?: string) => {
    if (value === undefined) return;
    listed.andWhere(`listed.${column} = :${column}`, { [column]: storableText(value) });
  };
  equal('status', status);
  equal('party', party);
  equal('reference', reference);
  equal('blockedOn', blockedOn);
  if (allegedTo !== undefined) {
    // The second condition is that of the index.
    listed.andWhere(`listed.allegedTo @> :alleged AND listed.allegedTo <> '[]'`, {
      alleged: JSON.stringify([storableText(allegedTo)]),
    });
  }
  if (page.after !== undefined) {
    const [after] = numbersOf(page.after, 1);
    listed.andWhere('listed.position > :after', { after });
  }
  listed.orderBy('listed.position').limit(page.limit + 1);
}

/** One statement, so that an instruction and its history are of the same moment. */
function withHistory(data: DataSource, asOf?: number): SelectQueryBuilder<InstructionWithHistory> {
  const bound = asOf === undefined ? '' : ' AND transition.position <= :asOf';
  return data
    .createQueryBuilder<InstructionWithHistory>(instructionRows, 'instruction')
    .innerJoinAndMapMany(
      'instruction.history',
      transitionRows.options.name,
      'transition',
      `transition.instruction = instruction.id${bound}`,
      { asOf },
    )
    .orderBy({ 'transition.position': 'ASC', 'transition.ordinal': 'ASC' });
}

import { type DataSource, MoreThan } from 'typeorm';
import type { Page, PageRequest, ParticipantView } from '../../../../engine/ports/queries.ts';
import { type ParticipantRow, participantRows } from '../rows/ledger.ts';
import { storableText } from '../rows/storable.ts';
import { toPage } from './page.ts';

export async function readParticipants(
  data: DataSource,
  page: PageRequest,
): Promise<Page<ParticipantView>> {
  const rows = await data.manager.find(participantRows, {
    where: page.after === undefined ? {} : { id: MoreThan(storableText(page.after)) },
    order: { id: 'ASC' },
    take: page.limit + 1,
  });
  return toPage(rows, page, { item: participantView, key: (row) => row.id });
}

function participantView({ id, name, lei, bic }: ParticipantRow): ParticipantView {
  return { id, name, lei, bic };
}

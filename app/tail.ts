import { parentPort, workerData } from 'node:worker_threads';
import { connectPool } from '../adapters/postgres/connection.ts';
import { postgresJournal } from '../adapters/postgres/journal/postgres-journal.ts';
import { postgresProjection } from '../adapters/postgres/projection/postgres-projection.ts';
import { unpackDecisions } from './shell/journal-format.ts';
import { Tailer } from './shell/tailer.ts';
import type { FromTailer, ToTailer } from './shell/tailer-messages.ts';
import { toBatch } from './shell/to-batch.ts';

// The thread behind `TailerThread`: a tailer with its stores, told what to do by messages.
const { url, book } = workerData as { readonly url: string; readonly book: string };
const port = parentPort;
if (port === null) throw new TypeError('this is a thread of the server, not a program');
const tell = (message: FromTailer) => port.postMessage(message);

const pool = connectPool({ url, name: 'tricord tailer' });
const journal = postgresJournal({ pool, book });
let parts: { readonly tailer: Tailer; close(): Promise<void> } | undefined;

async function start(): Promise<void> {
  try {
    const projection = await postgresProjection({ url, book, poolSize: 2 });
    const tailer = new Tailer({
      journal,
      projection,
      onProblem: (problem) => tell({ type: 'problem', problem }),
      onMoved: (position) => tell({ type: 'moved', position }),
    });
    parts = { tailer, close: () => projection.close() };
    await tailer.start();
    tell({ type: 'started', position: tailer.position });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

async function stop(): Promise<void> {
  await parts?.tailer.stop();
  await parts?.close();
  await journal.close();
  port?.close();
}

port.on('message', (message: ToTailer) => {
  switch (message.type) {
    case 'start':
      return void start();
    case 'notify': {
      const { row } = message;
      const batch = row && toBatch({ row, decisions: unpackDecisions(row) });
      return parts?.tailer.notify(batch);
    }
    case 'reach':
      return void parts?.tailer.reach(message.position, message.timeoutMs);
    case 'look':
      return void parts?.tailer.look();
    case 'stop':
      return void stop();
  }
});

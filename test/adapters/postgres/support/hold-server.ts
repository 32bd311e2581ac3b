import { once } from 'node:events';
import { ensureServer } from '../../../../adapters/postgres/server/ensure-server.ts';

// A process of its own for the tests: takes the server of the home folder it is given, says so in a line of JSON,
// and releases the server when its standard input ends.
const [home = ''] = process.argv.slice(2);
const server = await ensureServer({ home });
process.stdout.write(`${JSON.stringify({ ...server, holder: process.pid })}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await server.release();

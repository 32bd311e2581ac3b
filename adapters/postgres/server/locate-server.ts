import { mkdir } from 'node:fs/promises';
import { chooseAccount } from './choose-account.ts';
import { type Binaries, findBinaries } from './find-binaries.ts';
import type { ServerAccount } from './server-account.ts';
import { type ServerPaths, serverPaths } from './server-paths.ts';

/** All that is needed to run the server of one home folder. */
export interface ServerPlace {
  readonly paths: ServerPaths;
  readonly binaries: Binaries;
  readonly account: ServerAccount;
}

export async function locateServer(home: string): Promise<ServerPlace> {
  const paths = serverPaths(home);
  await mkdir(paths.home, { recursive: true });
  const binaries = await findBinaries();
  return { paths, binaries, account: await chooseAccount(paths, binaries) };
}

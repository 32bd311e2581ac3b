import { join, resolve } from 'node:path';

/** Where the embedded server keeps its things. All of it lies in the home folder, which may be moved as a whole. */
export interface ServerPaths {
  readonly home: string;
  /** PostgreSQL's data folder; it exists only once it is complete. */
  readonly data: string;
  readonly log: string;
  readonly password: string;
  /** The port of the last start, taken again while it is free. */
  readonly port: string;
}

export function serverPaths(home: string): ServerPaths {
  const absolute = resolve(home);
  return {
    home: absolute,
    data: join(absolute, 'postgres'),
    log: join(absolute, 'postgres.log'),
    password: join(absolute, 'postgres.password'),
    port: join(absolute, 'postgres.port'),
  };
}

import { join } from 'node:path';
import type { Config } from '../config.ts';

/** Where commands find chains and keys: as configured, else where `tricord chain dev` puts them. */
export interface ChainPlaces {
  readonly file: string;
  readonly keys: string;
  /** Absent: in a sandbox, the one in a file beside the keys. */
  readonly passphrase?: string;
}

export function chainPlaces({ home, chain }: Config): ChainPlaces {
  return chain ?? { file: join(home, 'chains.json'), keys: join(home, 'keys') };
}

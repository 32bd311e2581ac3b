import type { Proof } from './proof.ts';

/** The text of a proof file. Only white space may differ: `parseProof` takes no other spelling. */
export function writeProof(proof: Proof): string {
  return `${JSON.stringify(proof, null, 2)}\n`;
}

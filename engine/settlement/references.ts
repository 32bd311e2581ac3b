import type { InstructionId } from '../ids.ts';
import type { InstructionTerms } from './instruction.ts';

type Named = Pick<InstructionTerms, 'party' | 'reference'>;

/** Open instructions by their parties' references; by each party apart, so that no text is kept but the reference. */
export class References {
  readonly #byParty = new Map<string, Map<string, InstructionId>>();

  get size(): number {
    let size = 0;
    for (const own of this.#byParty.values()) size += own.size;
    return size;
  }

  /** Under a name as `referenceKey` writes it. */
  get(name: string): InstructionId | undefined {
    // No party's id has a space in it.
    const end = name.indexOf(' ');
    return this.#byParty.get(name.slice(0, end))?.get(name.slice(end + 1));
  }

  has({ party, reference }: Named): boolean {
    return this.#byParty.get(party)?.has(reference) === true;
  }

  add({ party, reference, id }: Named & { readonly id: InstructionId }): void {
    const own = this.#byParty.get(party);
    if (own === undefined) this.#byParty.set(party, new Map([[reference, id]]));
    else own.set(reference, id);
  }

  remove({ party, reference }: Named): void {
    const own = this.#byParty.get(party);
    if (own?.delete(reference) && own.size === 0) this.#byParty.delete(party);
  }
}

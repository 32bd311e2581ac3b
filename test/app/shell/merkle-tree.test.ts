import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { merklePath, merkleRoot, merkleRootFrom } from '../../../app/shell/merkle-tree.ts';

describe('Merkle tree', () => {
  it('is the one of RFC 6962', () => {
    // From the Certificate Transparency test vectors: the empty tree, the empty leaf, and eight leaves.
    const hex = (leaves: readonly string[]) =>
      Buffer.from(merkleRoot(leaves.map((leaf) => Buffer.from(leaf, 'hex')))).toString('hex');
    expect(hex([])).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex([''])).to.equal('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const eight = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
    expect(hex([...eight, '606162636465666768696a6b6c6d6e6f'])).to.equal(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    );
  });

  it('proves each leaf of trees of every size, and no other leaf', () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = Array.from({ length: size }, (_, n) => Buffer.from(`leaf ${n}`));
      const root = Buffer.from(merkleRoot(leaves));
      for (const [index, leaf] of leaves.entries()) {
        const path = merklePath(leaves, index);
        expect(root.equals(merkleRootFrom(leaf, path, { index, size }))).to.equal(true);
        const forged = merkleRootFrom(Buffer.from('forged'), path, { index, size });
        expect(root.equals(forged)).to.equal(false);
      }
    }
  });

  it('does not take a node for a leaf', () => {
    const [one, other] = [Buffer.from('a'), Buffer.from('b')];
    const hash = (prefix: number, ...parts: Buffer[]) =>
      createHash('sha256')
        .update(Buffer.concat([Buffer.from([prefix]), ...parts]))
        .digest();
    const node = Buffer.concat([hash(0, one), hash(0, other)]);
    expect(Buffer.from(merkleRoot([node])).equals(merkleRoot([one, other]))).to.equal(false);
  });
});

import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { isoHome } from './support/files.ts';
import { schemas } from './support/tables.ts';

describe('the tables of ISO 20022 schemas', () => {
  it('are what the published schemas say, where these are at hand', () => {
    if (isoHome === undefined) {
      console.info(
        'ISO 20022 schemas: not at hand (ISO20022_HOME or ../shared/iso20022), not compared',
      );
    } else {
      const args = ['scripts/generate-iso-schemas.mjs', '--check', isoHome];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect(stderr).to.equal('');
      expect(status).to.equal(0);
    }
    expect(Object.keys(schemas)).to.have.length(11);
  });

  it('name no type that they do not hold', () => {
    for (const { message, complex, simple } of Object.values(schemas)) {
      const named = [...complex.values()].flatMap((type) =>
        type.kind === 'sequence' || type.kind === 'choice'
          ? type.particles.map((particle) => particle.type)
          : type.kind === 'value'
            ? [type.text, type.attribute.type]
            : [],
      );
      const missing = named.filter((name) => !complex.has(name) && !simple.has(name));
      expect(missing, message).to.deep.equal([]);
    }
  });
});

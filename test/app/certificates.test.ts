import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { expect } from 'chai';
import { archiveParts } from '../../app/archive/archive-parts.ts';
import { restoreParts } from '../../app/archive/restore-parts.ts';
import { serveCertificates } from '../../app/certificate/serve-certificates.ts';
import { verifyCertificate } from '../../app/certificate/verify-certificate.ts';
import { publicKeyOf } from '../../app/signing/public-key.ts';
import { type Journal, JournalUnavailable } from '../../engine/ports/journal.ts';
import { caught } from '../adapters/postgres/faults.ts';
import { random } from '../support/random.ts';
import { type BookInParts, bookInParts } from './support/book-in-parts.ts';
import { certifiedBook, testKey } from './support/certified-book.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postPayment } from './support/submit.ts';

const { seed, next } = random('CERTIFICATE_SEED');

describe(`certificates of a server (${seed})`, () => {
  let folder: string;
  let sandbox: ServedSandbox;
  const pair = generateKeyPairSync('ed25519');
  const publicKey = publicKeyOf(pair.publicKey);
  const lines: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tricord-certificates-'));
    const file = join(folder, 'operator.pem');
    await writeFile(file, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o604,
    });
    const environment = { TRICORD_SIGNING_KEY: file };
    sandbox = await servedSandbox(environment, (line) => lines.push(line));
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  const get = (id: string) => fetch(`${sandbox.url}/v1/instructions/${id}/certificate`);

  it('are to be had as soon as the settlement is answered, and verify with the key of the server', async () => {
    const { id, finality } = await postPayment(sandbox.url, { reference: 'certified' });
    expect(finality?.level).to.equal('final');
    const answer = await get(id);
    expect(answer.status).to.equal(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const verified = verifyCertificate(bytes, publicKey === undefined ? [] : [publicKey]);
    expect(verified).to.have.nested.property('value.trusted', true);
    const certificate = JSON.parse(bytes.toString());
    expect(certificate.finality).to.deep.equal(finality);
    expect(certificate.settlement.instructions[0]).to.include({ id, reference: 'certified' });
    expect(await (await get(id)).text(), 'the same each time').to.equal(bytes.toString());
    await expectDescribed(certificate);
  });

  it('are refused with the reason while it is not final, and of what is not there', async () => {
    const { id } = await postPayment(sandbox.url, { reference: 'waits', kind: 'fop' });
    const refusal = await get(id);
    expect(refusal.status).to.equal(409);
    expect(await refusal.json()).to.include({
      code: 'not_final',
      detail: `${id} is unmatched: only what is final is certified`,
    });
    for (const unknown of ['ins-1', 'ins-99999', 'no-such']) {
      const answer = await get(unknown);
      expect(answer.status).to.equal(404);
      expect(await answer.json()).to.include({ code: 'instruction_unknown' });
    }
  });

  it('warn of a key that others can read, and tell nobody what it is', async () => {
    expect(lines.some((line) => line.includes('is open to others (mode 0604)'))).to.equal(true);
    const pem = await readFile(join(folder, 'operator.pem'), 'utf8');
    const [, secret = ''] = pem.split('\n');
    expect(secret.length).to.be.greaterThan(40);
    expect(lines.join()).not.to.include(secret);
  });

  it('need a key where there is no sandbox', async () => {
    const home = join(folder, 'empty');
    const keyless = await servedSandbox({ TRICORD_HOME: home });
    try {
      const answer = await fetch(`${keyless.url}/v1/instructions/ins-1/certificate`);
      expect(answer.status).to.equal(501);
      expect(await answer.json()).to.include({ code: 'signing_key_missing' });
    } finally {
      await keyless.close();
    }
  });

  it('keep a server with a wrong key from starting, and from taking the book', async () => {
    const wrong = servedSandbox({ TRICORD_SIGNING_KEY: join(folder, 'none.pem') });
    expect(String(await caught(wrong))).to.match(/^SigningKeyInvalid: .*none\.pem cannot be read/);
    expect(sandbox.serving.book.gateway.status().state).to.equal('open');
  });

  it('are refused while the journal cannot be reached, and a fault of the book is no answer', async () => {
    const { sources, payment: id } = await certifiedBook();
    const key = testKey(next);
    const journalWith = (find: Journal['find']) => ({
      ...sources,
      journal: Object.assign(Object.create(sources.journal), { find }) as Journal,
    });
    const cut = journalWith(() => Promise.reject(new JournalUnavailable('cut')));
    const answer = await serveCertificates('main', cut, key).certify(id);
    expect(answer).to.have.nested.property('problem.code', 'unavailable');
    const gone = journalWith(() => Promise.resolve(undefined));
    const error = await caught(serveCertificates('main', gone, key).certify(id));
    expect(String(error)).to.include('no certificate: entry_unknown');
  });

  async function expectDescribed(certificate: object): Promise<void> {
    const document = await (await fetch(`${sandbox.url}/v1/openapi.json`)).json();
    const { date, 'date-time': time, 'uri-reference': uri } = fullFormats;
    const formats = { date, 'date-time': time, 'uri-reference': uri };
    const ajv = new Ajv2020({ strict: false, formats }).addSchema(document as object, 'document');
    const check = ajv.compile({ $ref: 'document#/components/schemas/Certificate' });
    expect(check(certificate), ajv.errorsText(check.errors)).to.equal(true);
  }
});

describe('certificates of a journal whose parts are archived', () => {
  let book: BookInParts;
  before(async () => {
    book = await bookInParts();
  });
  after(() => book.close());

  it('verify as before, and are the same again once the part is restored', async () => {
    const { journal, projection, archive } = book.serving.book;
    const key = testKey(next);
    const certificates = serveCertificates('main', { journal, projection }, key);
    const { id } = await postPayment(book.serving.url, { reference: 'early' });
    for (let paid = 0; paid < 10; paid += 1) {
      await postPayment(book.serving.url, { reference: `later-${paid}` });
    }
    const { gateway } = book.serving.book;
    await gateway.visible(gateway.status().position, 5_000);
    const before = await certificates.certify(id);
    if (!before.ok) throw new Error(before.problem.detail);
    const { folder } = book;
    await mkdir(folder, { recursive: true });
    const sources = { book: 'main', journal, archive, projection, folder, keepRows: 0 };
    const { done } = await archiveParts(sources);
    expect(done.length).to.be.greaterThan(1);
    const bytes = Buffer.from(JSON.stringify(before.value));
    expect(verifyCertificate(bytes, [key.publicKey]).ok).to.equal(true);
    const archived = await certificates.certify(id);
    expect(archived).to.have.nested.property('problem.code', 'settlement_archived');
    expect(JSON.stringify(archived)).to.include('run \\"tricord restore\\" first');
    const paths = done.map(({ file }) => join(folder, file));
    await restoreParts({ book: 'main', journal, archive, paths });
    expect(await certificates.certify(id)).to.deep.equal(before);
  });
});

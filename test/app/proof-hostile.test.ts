import { expect } from 'chai';
import { Packr } from 'msgpackr';
import { rootAlong } from '../../app/proof/merkle-sides.ts';
import { PROOF_BYTES_MAX, PROOF_FORMAT, type Proof } from '../../app/proof/proof.ts';
import { renderProved } from '../../app/proof/render-proved.ts';
import { verifyProof } from '../../app/proof/verify-proof.ts';
import { hashHeader, hex } from '../../app/shell/hash-chain.ts';

const NO_HASH = '0'.repeat(64);
const AT = Date.UTC(2026, 10, 22);
const packr = new Packr({ useRecords: true, useBigIntExtension: true, moreTypes: true });

describe('a file made to do harm', () => {
  const TEXTS: Readonly<Record<string, string | Uint8Array>> = {
    nothing: '',
    'an open string': '"',
    'a bare word': 'null',
    'a list': '[]',
    'another format': '{"format":"tricord-proof/2"}',
    'a prototype': '{"__proto__":{"format":"tricord-proof/1"}}',
    'deep lists': '['.repeat(1_000_000),
    'deep objects': '{"a":'.repeat(100_000),
    'bytes that are no text': Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d),
  };
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`is malformed: ${name}`, () => {
      expect(refusal(Buffer.from(text))).to.have.property('code', 'malformed');
    });
  }

  it('is too large', () => {
    expect(refusal(Buffer.alloc(PROOF_BYTES_MAX + 1, 0x20))).to.have.property('code', 'too_large');
  });

  it('has a path or a chain out of all proportion, or lengths that are wrong', () => {
    const sound = forge([decision()]);
    const step = { side: 'left', hash: NO_HASH } as const;
    const { previousHash: _, hash: __, ...numbers } = sound.row;
    const link = { ...numbers, root: NO_HASH };
    const files: readonly [string, object][] = [
      ['path', { path: Array(41).fill(step) }],
      ['path.0.hash', { path: [{ ...step, hash: '00' }] }],
      ['path.0.side', { path: [{ ...step, side: 'up' }] }],
      ['links', { links: Array(100_001).fill(link) }],
      ['row.hash', { row: { ...sound.row, hash: `${sound.row.hash}00` } }],
      ['row.seq', { row: { ...sound.row, seq: 2 ** 60 } }],
      ['row.at', { row: { ...sound.row, at: 1.5 } }],
      ['book', { book: '\u001b[2J' }],
      ['entry.decision', { entry: { ...sound.entry, decision: -1 } }],
      ['entry.content', { entry: { ...sound.entry, content: [] } }],
    ];
    for (const [field, change] of files) {
      const { code, detail } = refusal(spell({ ...sound, ...change })) ?? {};
      expect({ field, code }).to.deep.equal({ field, code: 'malformed' });
      expect(detail).to.match(new RegExp(`^${field.replaceAll('.', '\\.')} must`));
    }
  });

  it('gives a field that would become a prototype', () => {
    const text = spell(forge([decision()]))
      .toString()
      .replace('{', '{"__proto__":{"x":1},');
    expect(refusal(Buffer.from(text))?.detail).to.include('__proto__');
    const nested = spell(forge([decision()]));
    const content = nested.toString().replace('"content":{', '"content":{"__proto__":{},');
    expect(refusal(Buffer.from(content))).to.have.property('code', 'entry_mismatch');
    expect(({} as { x?: number }).x).to.equal(undefined);
  });

  const CHUNKS: Readonly<Record<string, Uint8Array>> = {
    'no MessagePack': Uint8Array.of(0xc1, 0xc1, 0xc1, 0xc1),
    'an end too early': packr.pack([0, decision()]).subarray(0, -5),
    'bytes behind the end': Buffer.concat([packr.pack([0, decision()]), Buffer.from([1, 2, 3])]),
    'a list of four billion': Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff),
    'a string of four billion': Uint8Array.of(0xdb, 0xff, 0xff, 0xff, 0xff),
    'lists in lists': Buffer.concat([Buffer.alloc(200_000, 0x91), Buffer.from([0xc0])]),
    'no list': packr.pack({ map: 1, length: 1 }),
    'no decisions': packr.pack([0]),
    'no offset': packr.pack([decision()]),
    'an offset below zero': packr.pack([-1, decision()]),
    'no events': packr.pack([0, { at: AT, events: [] }]),
    'a time beyond all calendars': packr.pack([0, { ...decision(), at: 1e300 }]),
    'a date': packr.pack([0, decision({ type: 'x', when: new Date(AT) })]),
    'a pattern': packr.pack([0, decision({ type: 'x', pattern: /(a+)+$/ })]),
    'an error': packr.pack([0, decision({ type: 'x', error: new Error('x') })]),
    'raw bytes': packr.pack([0, decision({ type: 'x', bytes: Buffer.alloc(9) })]),
    'no number': packr.pack([0, decision({ type: 'x', amount: Number.NaN })]),
    'a transfer with nothing in it': packr.pack([0, []]),
    'an event without a type': packr.pack([0, { at: AT, events: [{ toString: 'x' }] }]),
  };
  for (const [name, chunk] of Object.entries(CHUNKS)) {
    it(`has a chunk that is ${name}`, () => {
      const { code } = refusal(spell(forgeChunk(chunk))) ?? {};
      expect(code).to.equal('chunk_unreadable');
    });
  }

  it('was written in a format to come', () => {
    expect(refusal(spell(forge([decision()], { format: 99 })))?.detail).to.include('newer Tricord');
  });

  it('contradicts itself about positions', () => {
    const received = (id: string) =>
      decision({ type: 'instruction_received', instruction: { id } });
    const wrong = [
      forge([decision()], { eventCount: 2 }),
      forge([received('ins-8')]),
      forge([decision(), decision()], { eventCount: 1 }),
    ];
    for (const proof of wrong) {
      expect(refusal(spell(proof))).to.have.property('code', 'position_mismatch');
    }
    expect(refusal(spell(forge([received('ins-7')])))).to.equal(undefined);
  });

  it('fits together, and is worth nothing to whoever holds a hash', () => {
    const forged = spell(forge([decision()]));
    const verified = verifyProof(forged);
    expect(verified).to.have.nested.property('value.held', null);
    if (verified.ok) expect(renderProved(verified.value)).to.include('nothing outside it vouches');
    const held = verifyProof(forged, 'ab'.repeat(32));
    expect(held).to.have.nested.property('fault.code', 'hash_not_held');
  });

  it('cannot write to the terminal what it likes, nor break what describes it', () => {
    const events = [
      { type: 'settled', trade: null },
      { type: 'settled', trade: { legs: [1, null, { from: {} }], instructions: 5 } },
      { type: 'posted', movements: { length: 9 } },
      { type: 'instruction_received', instruction: { id: '\u001b[2J\u202eevil\n' } },
      { type: 'instruction_rejected', id: ['x'] },
      { type: 'instruction_moved', reason: 7 },
      { type: 'constructor' },
      { type: '__proto__', long: 'x'.repeat(100_000) },
    ];
    for (const event of events) {
      const verified = verifyProof(spell(forge([decision(event, '\u009b31mkey')])));
      if (!verified.ok) throw new Error(`${event.type}: ${verified.fault.detail}`);
      const shown = renderProved(verified.value);
      expect(shown.replaceAll('\n', '')).not.to.match(/\p{C}/u);
      expect(shown.length).to.be.lessThan(3_000);
    }
  });
});

function decision(event: object = { type: 'x' }, key?: string): object {
  return { at: AT, ...(key === undefined ? {} : { key }), events: [event] };
}

function refusal(bytes: Uint8Array) {
  const verified = verifyProof(bytes);
  return verified.ok ? undefined : verified.fault;
}

function spell(proof: object): Buffer {
  return Buffer.from(JSON.stringify(proof));
}

/** A file whose hashes all fit, made by somebody who never had a journal. */
function forge(decisions: readonly object[], numbers: Partial<Proof['row']> = {}): Proof {
  const proof = forgeChunk(packr.pack([0, ...decisions]), {
    eventCount: decisions.length,
    ...numbers,
  });
  const content = JSON.parse(JSON.stringify(decisions[0]));
  return { ...proof, entry: { ...proof.entry, content } };
}

function forgeChunk(chunk: Uint8Array, numbers: Partial<Proof['row']> = {}): Proof {
  const row = {
    ...{ seq: 5, epoch: 1, at: AT, firstPosition: 7, eventCount: 1, format: 1 },
    previousHash: NO_HASH,
    ...numbers,
  };
  const header = { ...row, previousHash: Buffer.from(row.previousHash, 'hex') };
  const hash = hex(hashHeader('main', header, rootAlong(chunk, [])));
  return {
    format: PROOF_FORMAT,
    book: 'main',
    entry: {
      ...{ decision: 0, event: 0, position: 7 },
      time: new Date(AT).toISOString(),
      content: {},
    },
    chunk: Buffer.from(chunk).toString('base64'),
    path: [],
    row: { ...row, hash },
    links: [],
    head: { seq: row.seq, hash },
  };
}

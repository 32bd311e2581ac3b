import { expect } from 'chai';
import { DatabaseError } from 'pg';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { isUnavailable, orUnavailable } from '../../../adapters/postgres/unavailable.ts';
import { JournalUnavailable } from '../../../engine/ports/journal.ts';
import { caught } from './faults.ts';

function withCode(code: string): Error {
  return Object.assign(new Error(`failed with ${code}`), { code });
}

function fromServer(sqlState: string): DatabaseError {
  const error = new DatabaseError('no', 2, 'error');
  error.code = sqlState;
  return error;
}

describe('unavailable', () => {
  const passing = ['08006', '08P01', '53100', '53300', '57P01', '57P03', '57014', '58030', '25006'];
  const lasting = ['23505', '23514', '42P01', '42501', '28P01', '3D000', '22P02', 'XX000'];

  it('is what the server says it cannot do now', () => {
    for (const code of [...passing, '40001', '40P01', '55P03']) {
      expect(isUnavailable(fromServer(code)), code).to.equal(true);
      expect(isUnavailable(new QueryFailedError('', [], fromServer(code))), code).to.equal(true);
    }
  });

  it('is not what the server says is wrong', () => {
    for (const code of lasting) {
      expect(isUnavailable(fromServer(code)), code).to.equal(false);
      expect(isUnavailable(new QueryFailedError('', [], fromServer(code))), code).to.equal(false);
    }
  });

  it('is a network or a socket that is gone', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT'])
      expect(isUnavailable(withCode(code)), code).to.equal(true);
    expect(isUnavailable(withCode('ERR_INVALID_ARG_TYPE'))).to.equal(false);
  });

  it('is a connection that the driver or TypeORM has given up', () => {
    const unexpected = new Error('Connection terminated unexpectedly');
    expect(isUnavailable(unexpected)).to.equal(true);
    expect(isUnavailable(new QueryFailedError('', [], unexpected))).to.equal(true);
    expect(isUnavailable(new Error('Query read timeout'))).to.equal(true);
    expect(isUnavailable(new QueryRunnerAlreadyReleasedError())).to.equal(true);
  });

  it('is no bug, and nothing that is not an error', () => {
    for (const other of [new TypeError('x is undefined'), 'ECONNREFUSED', undefined, null, 57])
      expect(isUnavailable(other)).to.equal(false);
  });

  it('becomes the error of the port, with its cause; a bug stays what it is', async () => {
    const cause = fromServer('57P01');
    const error = await caught(orUnavailable(JournalUnavailable, () => Promise.reject(cause)));
    expect(error).to.be.instanceOf(JournalUnavailable).and.to.include({ cause });
    const bug = new TypeError('x is undefined');
    const thrown = await caught(orUnavailable(JournalUnavailable, () => Promise.reject(bug)));
    expect(thrown).to.equal(bug);
    expect(await orUnavailable(JournalUnavailable, async () => 42)).to.equal(42);
  });
});

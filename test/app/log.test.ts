import { expect } from 'chai';
import { openLog } from '../../app/log.ts';

describe('the log', () => {
  const lines: string[] = [];
  const log = openLog(
    { book: 'main', logLevel: 'info' },
    { write: (line: string) => lines.push(line) },
  );
  beforeEach(() => lines.splice(0));

  const request = {
    requestId: 'r1',
    traceId: 't1',
    method: 'GET',
    path: '/',
    status: 500,
    durationMs: 1,
  };

  it('leaves credentials out of what a driver says', () => {
    log.problem('connection to postgres://tricord:hunter2@db.example/book was lost');
    expect(JSON.parse(lines[0] ?? '')).to.include({
      level: 50,
      msg: 'connection to postgres://…@db.example/book was lost',
    });
  });

  it('tells of an error its message and where it was thrown, and nothing else that it carries', () => {
    const error = Object.assign(new Error('no such column'), { parameters: ['hunter2'] });
    log.request({ ...request, error });
    const line = JSON.parse(lines[0] ?? '');
    expect(line.err).to.have.all.keys('type', 'message', 'stack');
    expect(line.err.message).to.equal('no such column');
    expect(lines[0]).not.to.contain('hunter2');
  });

  it('tells of anything else that was thrown no more than what it was', () => {
    log.request({ ...request, error: 'hunter2' });
    expect(JSON.parse(lines[0] ?? '').err).to.deep.equal({ type: 'string' });
  });
});

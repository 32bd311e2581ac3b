import { expect } from 'chai';
import { startApi, type TestApi } from './support/start-api.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

describe('the trace of a request', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
  });
  after(() => api.close());

  const traceOf = async (traceparent: string) => {
    const response = await api.get('/health/live', { traceparent });
    return response.headers.get('traceparent') ?? '';
  };

  it('goes on in the answer as another step, and in the log', async () => {
    const answered = await traceOf(`00-${TRACE}-${PARENT}-01`);
    expect(answered)
      .to.match(new RegExp(`^00-${TRACE}-[\\da-f]{16}-01$`))
      .and.not.contain(PARENT);
    expect(api.log.map(({ traceId }) => traceId)).to.include(TRACE);
  });

  it('is read from later versions of the header, whatever they add', async () => {
    expect(await traceOf(`01-${TRACE}-${PARENT}-00-more`)).to.contain(TRACE);
  });

  for (const [why, header] of [
    ['none', ''],
    ['not of 32 digits', `00-${TRACE.slice(1)}-${PARENT}-01`],
    ['zero', `00-${'0'.repeat(32)}-${PARENT}-01`],
    ['without a parent', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['in capitals', `00-${TRACE.toUpperCase()}-${PARENT}-01`],
    ['of a version that there will never be', `ff-${TRACE}-${PARENT}-01`],
    ['followed by more than its version has', `00-${TRACE}-${PARENT}-01-more`],
  ] as const) {
    it(`is a new one where the one given is ${why}`, async () => {
      const answered = await traceOf(header);
      expect(answered).to.match(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
      expect(answered.toLowerCase()).not.to.contain(TRACE.slice(1));
    });
  }
});

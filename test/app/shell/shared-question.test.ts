import { expect } from 'chai';
import { SharedQuestion } from '../../../app/shell/shared-question.ts';

describe('shared question', () => {
  it('is put once for all who come while another is under way, and after they came', async () => {
    let put = 0;
    const release: (() => void)[] = [];
    const question = new SharedQuestion(async () => {
      put += 1;
      const number = put;
      await new Promise<void>((resolve) => release.push(resolve));
      return number;
    });
    const first = question.answer();
    const later = [question.answer(), question.answer(), question.answer()];
    expect(put).to.equal(1);
    release[0]?.();
    expect(await first).to.equal(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    release[1]?.();
    expect(await Promise.all(later)).to.deep.equal([2, 2, 2]);
    expect(put).to.equal(2);
  });

  it('goes on after a question that failed', async () => {
    let put = 0;
    const question = new SharedQuestion(async () => {
      put += 1;
      if (put === 1) throw new Error('planted');
      return put;
    });
    const [first, second] = await Promise.allSettled([question.answer(), question.answer()]);
    expect(first.status).to.equal('rejected');
    expect(second).to.deep.equal({ status: 'fulfilled', value: 2 });
  });
});

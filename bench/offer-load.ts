import { setTimeout as sleep } from 'node:timers/promises';
import type { Writer } from '../app/shell/writer.ts';
import type { Command } from '../engine/book.ts';

export interface OfferOptions {
  readonly perSecond: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
  readonly command: (n: number) => Command;
  /** Called when the warm-up is over. */
  readonly onMeasured: () => void;
}

const STEP_MS = 5;

/**
 * Open loop: commands come at their rate, whether or not those before them are answered. What the writer is too busy
 * for is missing in `answered`, commands a second.
 */
export async function offerLoad(
  writer: Writer,
  { perSecond, warmUpMs, measuredMs, command, onMeasured }: OfferOptions,
): Promise<{ readonly answered: number }> {
  const start = performance.now();
  const measureFrom = start + warmUpMs;
  const answers: Promise<void>[] = [];
  let measuring = false;
  let answered = 0;
  let lastAnswer = measureFrom;
  const submit = async (n: number, measured: boolean) => {
    const { receipt } = await writer.submit(command(n));
    if (!receipt.ok && receipt.refusal.code !== 'busy') throw new Error(receipt.refusal.detail);
    if (!measured || !receipt.ok) return;
    answered += 1;
    lastAnswer = performance.now();
  };
  for (let next = 0; ; await sleep(STEP_MS)) {
    const elapsed = Math.min(performance.now() - start, warmUpMs + measuredMs);
    if (!measuring && elapsed >= warmUpMs) {
      measuring = true;
      onMeasured();
    }
    for (const due = (elapsed * perSecond) / 1_000; next < due; next += 1)
      answers.push(submit(next, measuring));
    if (elapsed === warmUpMs + measuredMs) break;
  }
  await Promise.all(answers);
  return { answered: (answered * 1_000) / (lastAnswer - measureFrom) };
}

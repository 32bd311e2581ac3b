import type { Request } from 'express';
import type { LineAnswer, SubmittedLines } from './submitted-lines.ts';

/** Written at once: small enough to be early, large enough to be few. */
const CHUNK_LENGTH = 32 * 1024;

/** The answers in the order of the lines, each as soon as it and those before it are known. */
export async function* streamAnswers(
  request: Request,
  lines: SubmittedLines,
): AsyncGenerator<string> {
  const tally = new Tally();
  let chunk = '';
  for (const told of lines.answers()) {
    const answer = told instanceof Promise ? await told : told;
    tally.add(answer);
    chunk += `${answer.text}\n`;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (request.res !== undefined) Object.assign(request.res.locals, tally.forLog());
  yield chunk;
}

/** What the log tells of all lines together. */
class Tally {
  #position = 0;
  #commands = 0;
  #replayed = 0;
  readonly #problems: Record<string, number> = {};

  add({ acknowledgement, problem }: LineAnswer): void {
    if (problem !== undefined) this.#problems[problem] = (this.#problems[problem] ?? 0) + 1;
    const last = acknowledgement?.receipt.last;
    if (last === undefined) return;
    this.#position = Math.max(this.#position, last);
    this.#commands += 1;
    if (acknowledgement?.replayed === true) this.#replayed += 1;
  }

  forLog() {
    const recorded = {
      position: this.#position,
      commands: this.#commands,
      replayed: this.#replayed,
    };
    return { problems: this.#problems, ...(this.#commands === 0 ? {} : { recorded }) };
  }
}

import type { Command } from '../../../engine/book/command.ts';
import type { Acknowledgement, Gateway } from '../../../engine/ports/gateway.ts';
import type { Outcome, ProblemCode } from '../problems/problem.ts';
import { problemBody } from '../problems/render-problem.ts';
import { commandKey } from '../requests/command-key.ts';
import { decodeOperations } from '../requests/decode-operations.ts';
import type { Check } from '../schemas/compile-schema.ts';
import type { OperationBody, TransferLine } from '../schemas/transfer-body.ts';
import { parseLine } from './parse-line.ts';
import type { Line } from './read-lines.ts';
import { refuseOperations } from './refuse-operations.ts';
import { type TransferView, viewTransfer } from './view-transfer.ts';

/** What became of a line: text of the answer's line, and what the log counts. */
export interface LineAnswer {
  readonly text: string;
  readonly acknowledgement?: Acknowledgement;
  readonly problem?: ProblemCode;
}

interface Context {
  readonly check: Check<TransferLine>;
  readonly requestId: string;
}

/** A line that became a command. */
interface Submitted {
  readonly line: number;
  readonly operations: readonly OperationBody[];
  acknowledgement?: Acknowledgement;
}

/**
 * Lines, each submitted as a linked batch under its own key, all of them in this turn, so that they share rows of the
 * journal. A bad line stops no other.
 */
export class SubmittedLines {
  readonly #gateway: Gateway;
  readonly #context: Context;
  /** In the order of the lines. */
  readonly #lines: (Submitted | LineAnswer | Promise<LineAnswer>)[] = [];
  /** The line that is waited for. */
  #awaited: Submitted | undefined;
  #wake: () => void = () => {};

  constructor(gateway: Gateway, lines: readonly Line[], context: Context) {
    this.#gateway = gateway;
    this.#context = context;
    const commands: Command[] = [];
    const submitted: Submitted[] = [];
    for (const line of lines) this.#read(line, commands, submitted);
    gateway.submitAll(commands, (acknowledgement, index) => {
      const line = submitted[index];
      if (line === undefined) return;
      line.acknowledgement = acknowledgement;
      if (line === this.#awaited) this.#wake();
    });
  }

  /** The answer to each line in turn, at once where it is known. */
  *answers(): Generator<LineAnswer | Promise<LineAnswer>> {
    for (const line of this.#lines) yield 'operations' in line ? this.#answer(line) : line;
  }

  #read({ line, text }: Line, commands: Command[], submitted: Submitted[]): void {
    const { check, requestId } = this.#context;
    const body = parseLine(text, check);
    if (!body.ok) {
      this.#lines.push(render(line, body, requestId));
      return;
    }
    const { key, operations } = body.value;
    const decoded = decodeOperations(this.#gateway, operations);
    if (decoded.ok) {
      // With no fingerprint the engine makes one, which is quicker and tells honest mistakes apart.
      commands.push({ type: 'post', operations: decoded.value, key: commandKey('http', key) });
      const one = { line, operations };
      submitted.push(one);
      this.#lines.push(one);
      return;
    }
    const refused = refuseOperations(this.#gateway, decoded);
    const answer = refused.then((outcome) => render(line, outcome, requestId));
    // One that fails while others before it are awaited would else end the process.
    answer.catch(() => {});
    this.#lines.push(answer);
  }

  #answer(submitted: Submitted): LineAnswer | Promise<LineAnswer> {
    const { line, operations, acknowledgement } = submitted;
    if (acknowledgement === undefined) return this.#wait(submitted);
    const tell = (view: Outcome<TransferView>) => ({
      ...render(line, view, this.#context.requestId),
      acknowledgement,
    });
    const view = viewTransfer(this.#gateway, acknowledgement, operations);
    return view instanceof Promise ? view.then(tell) : tell(view);
  }

  async #wait(submitted: Submitted): Promise<LineAnswer> {
    await new Promise<void>((resolve) => {
      this.#awaited = submitted;
      this.#wake = resolve;
    });
    return this.#answer(submitted);
  }
}

function render(line: number, outcome: Outcome<TransferView>, requestId: string): LineAnswer {
  if (outcome.ok) return { text: renderView(line, outcome.value) };
  const { problem } = outcome;
  const text = JSON.stringify({ line, ...problemBody(problem, requestId) });
  return { text, problem: problem.code };
}

/** As `JSON.stringify` writes it, only quicker: nothing in it needs an escape. */
function renderView(line: number, { position, time, hash, amounts }: TransferView): string {
  const posted = `{"line":${line},"status":201,"position":${position},"time":"${time}","hash":"${hash}"`;
  return amounts === undefined ? `${posted}}` : `${posted},"amounts":${JSON.stringify(amounts)}}`;
}

import type { Command } from '../../engine/book.ts';
import type { Acknowledgement } from '../../engine/ports/gateway.ts';
import type { Owner } from './scheduler.ts';
import type { World } from './world.ts';

const TRAVEL_MS = 8;
const PATIENCE_MS = 400;
const THINK_MS = 25;
/** How often a client sends again what was answered long ago. */
const AGAIN = 0.05;

/** A client that wants one thing after the other, and asks for each under its key until it is answered. */
export class SimulatedClient implements Owner {
  readonly name: string;
  alive = true;
  /** What it waits for; `undefined` between two commands. */
  waitingFor: string | undefined;
  readonly #world: World;
  readonly #answered: Command[] = [];
  #stopping = false;

  constructor(name: string, world: World) {
    this.name = name;
    this.#world = world;
  }

  /** Takes up nothing new. */
  stop(): void {
    this.#stopping = true;
  }

  async run(): Promise<void> {
    const { scheduler, draws } = this.#world;
    while (!this.#stopping) {
      await scheduler.pause(this, 'thinks', draws.below(THINK_MS));
      if (this.#stopping) return;
      const command = this.#choose();
      this.waitingFor = command.key;
      await this.#insist(command);
      this.waitingFor = undefined;
      this.#answered.push(command);
    }
  }

  #choose(): Command {
    const { draws, workload, referee } = this.#world;
    if (this.#answered.length > 0 && draws.chance(AGAIN)) return draws.pick(this.#answered);
    const command = workload.next(this.name);
    referee.issued(command);
    return command;
  }

  async #insist(command: Command): Promise<void> {
    const { scheduler, draws, referee, workload } = this.#world;
    for (;;) {
      const answer = await this.#ask(command);
      if (answer !== undefined && isAnswer(answer)) {
        referee.received(command, answer.receipt);
        workload.learn(command, answer.receipt);
        return;
      }
      await scheduler.pause(this, `will ask again for ${command.key}`, draws.below(THINK_MS));
    }
  }

  /** One attempt; `undefined` when no answer came. A copy may travel on its own. */
  #ask(command: Command): Promise<Acknowledgement | undefined> {
    const { scheduler, faults } = this.#world;
    if (faults.strikes('duplicate')) void this.#deliver(command, 'a copy of ');
    return new Promise((resolve) => {
      const patience = scheduler.after(this, `gives up on ${command.key}`, PATIENCE_MS);
      void patience.over.then(() => resolve(undefined));
      void this.#deliver(command, '').then((answer) => {
        patience.cancel();
        resolve(answer);
      });
    });
  }

  async #deliver(command: Command, copy: string): Promise<Acknowledgement | undefined> {
    const { scheduler, draws, faults } = this.#world;
    const label = `${copy}${command.key} (${command.type})`;
    await scheduler.pause(this, `sends ${label}`, draws.below(TRAVEL_MS));
    if (faults.strikes('commandLost')) return undefined;
    const server = this.#world.server(faults.strikes('strayed'));
    if (server === undefined) return undefined;
    scheduler.note(`${server.name} is given ${label}`);
    const answer = await server.submit(command);
    scheduler.note(`${server.name} answers ${label}: ${inWords(answer)}`);
    if (faults.strikes('replyLost')) return undefined;
    await scheduler.pause(this, `hears of ${label}`, draws.below(TRAVEL_MS));
    return answer;
  }
}

/** Refused without a position: nothing was recorded, or nobody knows. */
function isAnswer({ receipt }: Acknowledgement): boolean {
  return receipt.ok || receipt.first !== undefined;
}

function inWords({ receipt, replayed }: Acknowledgement): string {
  const what = receipt.ok ? 'done' : receipt.refusal.code;
  return `${what}${receipt.first === undefined ? '' : ` at ${receipt.first}`}${replayed ? ', as before' : ''}`;
}

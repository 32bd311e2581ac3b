import { Client, type ClientConfig } from 'pg';

/**
 * A connection that breaks tells the statement under way, and where there is none it says so as an event, which without
 * a listener ends the process. A pool listens to those that are idle, whoever works with one to its own; between the two
 * lies the moment in which one is handed over, and a server that stood still may read a greeting and a farewell in it.
 */
export class GuardedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', ignore);
  }
}

/** Whoever asks next over it is told. */
function ignore(): void {}

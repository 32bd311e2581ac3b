import type { TimeMs } from '../ids.ts';

/** Wall-clock time. The shell never lets it run backwards before it stamps a command. */
export type Clock = () => TimeMs;

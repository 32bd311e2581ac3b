// What the server takes of this folder, in one import: it loads it only where chains are configured.
export { openChains } from './open-chains.ts';
export { startCoordination } from './start-coordination.ts';

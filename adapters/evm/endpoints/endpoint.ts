import { BaseError, type Client, createClient, custom, http, RpcRequestError } from 'viem';

/** One JSON-RPC endpoint of a chain. What it says may be wrong: see `openEndpoints`. */
export interface Endpoint {
  /** Scheme, host and port: what stands behind these may be a key. */
  readonly name: string;
  readonly client: Client;
}

export interface EndpointOptions {
  readonly url: string;
  readonly timeoutMs: number;
  readonly onCall: (endpoint: string, method: string) => void;
}

const BATCH = 100;

export function openEndpoint({ url, timeoutMs, onCall }: EndpointOptions): Endpoint {
  const name = new URL(url).origin;
  // Whoever asks knows whether another try makes sense, and whom to ask then.
  const options = { timeout: timeoutMs, retryCount: 0, batch: { batchSize: BATCH } };
  const { request } = http(url, options)({});
  const counted = custom(
    {
      request: (args: { readonly method: string }) => {
        onCall(name, args.method);
        return request(args as never);
      },
    },
    { retryCount: 0 },
  );
  return { name, client: createClient({ transport: counted }) };
}

/** Words of nodes for "I have understood you, and no": asking another one would bring the same. */
const ANSWER =
  /revert|already known|nonce too low|nonce too high|underpriced|insufficient funds|intrinsic gas|already imported|pool|gas limit|fee cap|max fee/i;

/** Whether the error is what the chain has to say, as against an endpoint that does not work. */
export function isAnswer(error: unknown): boolean {
  const told = rpcError(error);
  return told !== undefined && (told.code === 3 || ANSWER.test(`${told.details} ${told.message}`));
}

/** What the node said, without the request around it, which may hold a secret. */
export function messageOf(error: unknown): string {
  const told = rpcError(error);
  if (told !== undefined) return told.details;
  if (error instanceof BaseError) return error.shortMessage;
  return error instanceof Error ? error.message : String(error);
}

function rpcError(error: unknown): RpcRequestError | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const found = error.walk((each) => each instanceof RpcRequestError);
  return found instanceof RpcRequestError ? found : undefined;
}

/** Fields of commands about bridges that are whole numbers of any size: text in JSON, or a number of a block. */
const WHOLE = new Set(['amount', 'accept', 'deposited', 'withdrawn', 'balance']);

/** The same with bigints in it. The schema has checked that they are whole. */
export function decodeBridgeCommand(body: { readonly type: string }): object {
  // A bridge's own limit is written in units of the instrument, which the engine knows.
  if (body.type === 'define_bridge') return body;
  return decodeFields(body) as object;
}

function decodeFields(value: unknown, name = ''): unknown {
  if (WHOLE.has(name)) return BigInt(value as string);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([field, content]) => [
    field,
    // A deposit has a number too, which counts and is small.
    name === 'block' && field === 'number'
      ? BigInt(content as number)
      : decodeFields(content, field),
  ]);
  return Object.fromEntries(fields);
}

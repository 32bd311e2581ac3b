/** The schema of an object with all of these fields and no other. */
export function wholeObject(properties: Readonly<Record<string, object>>) {
  const required = Object.keys(properties);
  return { type: 'object', additionalProperties: false, required, properties };
}

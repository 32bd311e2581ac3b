/** Where in a document something is, like `legs[0].amount`; empty for the document as a whole. */
export type FieldPath = string;

const NAME_SHOWN_MAX = 64;

/** The path of a field or an item below `path`. */
export function at(path: FieldPath, step: string | number): FieldPath {
  if (typeof step === 'number') return `${path}[${step}]`;
  const name = step.slice(0, NAME_SHOWN_MAX);
  return path === '' ? name : `${path}.${name}`;
}

/** The path that a JSON pointer (RFC 6901) names. */
export function pathOfPointer(pointer: string): FieldPath {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, step) => at(path, /^\d+$/.test(step) ? Number(step) : step), '');
}

/**
 * The schema of one message, as scripts/generate-iso-schemas.mjs reads it from the XSD that the ISO 20022 registration
 * authority publishes. These schemas use little of XML Schema: flat sequences and choices of elements, text with one
 * attribute (amounts), and wildcards.
 */
export interface MessageSchema {
  /** Name and version, like `pacs.009.001.08`. */
  readonly message: string;
  readonly namespace: string;
  /** The element that stands on top. */
  readonly root: Particle;
  readonly complex: ReadonlyMap<string, ComplexType>;
  readonly simple: ReadonlyMap<string, SimpleType>;
}

export type ComplexType =
  | { readonly kind: 'sequence' | 'choice'; readonly particles: readonly Particle[] }
  /** One element of any name in `namespace`, or in any namespace when that is `##any`. */
  | { readonly kind: 'any'; readonly namespace: string }
  /** Text of the simple type `text` with one mandatory attribute. */
  | { readonly kind: 'value'; readonly text: string; readonly attribute: Particle };

/** An element or attribute in its place. */
export interface Particle {
  readonly name: string;
  readonly type: string;
  readonly min: number;
  /** `Infinity` for any number of times. */
  readonly max: number;
}

export interface SimpleType {
  readonly base:
    | 'string'
    | 'decimal'
    | 'boolean'
    | 'date'
    | 'dateTime'
    | 'time'
    | 'gYear'
    | 'base64Binary';
  /** Lengths count characters, not UTF-16 units. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly minInclusive?: string;
  readonly pattern?: RegExp;
  readonly codes?: ReadonlySet<string>;
}

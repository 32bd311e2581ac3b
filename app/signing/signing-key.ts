/** The operator's private key, as far as anybody but its loader sees it. */
export interface SigningKey {
  readonly publicKey: PublicKey;
  /** An Ed25519 signature: 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

export interface PublicKey {
  /** SHA-256 of the key's DER form, hex: what people compare. */
  readonly kid: string;
  /** SubjectPublicKeyInfo, DER (RFC 8410). */
  readonly der: Buffer;
}

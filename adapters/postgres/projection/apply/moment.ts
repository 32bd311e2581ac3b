/** Where and when in the journal an event stands. */
export interface Moment {
  readonly position: number;
  readonly at: Date;
  /** Hash of the journal row that holds it, hex. */
  readonly rowHash: string;
}

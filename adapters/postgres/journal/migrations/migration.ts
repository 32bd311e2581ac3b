/** A step of the journal's schema. Once released it never changes: what is wrong with it is a next step. */
export interface JournalMigration {
  /** Names it in `tricord.migrations`, and orders it. */
  readonly name: string;
  readonly sql: string;
}

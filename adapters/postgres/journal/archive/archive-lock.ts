/**
 * Whoever takes a part out or puts one back holds this to the end of the transaction. It is not the lock of those who
 * make parts ready: a server must not wait for a restore.
 */
export const ARCHIVE_LOCK = `SELECT pg_advisory_xact_lock(hashtext('tricord journal archive'))`;

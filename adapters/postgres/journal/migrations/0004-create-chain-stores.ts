import type { JournalMigration } from './migration.ts';

/**
 * What the coordinator of settlements on chains must not forget: what it sent, what it saw, the secrets it made.
 *
 * - A nonce of a signer belongs to one intent, whatever book it is of: the key is the account's.
 * - What was signed may be on its way for ever, so signed forms and logs that were told are append-only.
 * - Hashes and addresses are text, as explorers of chains show them.
 */
export const createChainStores: JournalMigration = {
  name: '0004-create-chain-stores',
  sql: `
    CREATE TABLE tricord.chain_intents (
      book text COLLATE "C" NOT NULL,
      chain text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      attempt integer NOT NULL CHECK (attempt > 0),
      settlement text NOT NULL,
      leg integer,
      verb text NOT NULL,
      signer text COLLATE "C" NOT NULL,
      nonce bigint NOT NULL CHECK (nonce >= 0),
      target text NOT NULL,
      data text NOT NULL,
      data_hash text GENERATED ALWAYS AS (encode(sha256(decode(substr(data, 3), 'hex')), 'hex')) STORED,
      gas bigint NOT NULL,
      deadline bigint,
      made_at timestamptz NOT NULL DEFAULT now(),
      outcome jsonb,
      closed boolean NOT NULL DEFAULT false,
      PRIMARY KEY (book, chain, id, attempt),
      UNIQUE (chain, signer, nonce)
    );
    CREATE INDEX chain_intents_unfinished ON tricord.chain_intents (book, chain) WHERE NOT closed;
    CREATE INDEX chain_intents_quarantined ON tricord.chain_intents (book, chain, made_at)
      WHERE outcome->>'state' = 'quarantined';

    CREATE TABLE tricord.chain_signed (
      chain text COLLATE "C" NOT NULL,
      signer text COLLATE "C" NOT NULL,
      nonce bigint NOT NULL,
      number integer NOT NULL,
      hash text NOT NULL,
      bytes text NOT NULL,
      max_fee numeric(78) NOT NULL,
      priority_fee numeric(78) NOT NULL,
      at bigint NOT NULL,
      PRIMARY KEY (chain, signer, nonce, number),
      FOREIGN KEY (chain, signer, nonce) REFERENCES tricord.chain_intents (chain, signer, nonce)
    );
    CREATE UNIQUE INDEX chain_signed_by_hash ON tricord.chain_signed (chain, hash);

    CREATE TABLE tricord.chain_watch (
      book text COLLATE "C" NOT NULL,
      chain text COLLATE "C" NOT NULL,
      version bigint NOT NULL,
      state jsonb NOT NULL,
      PRIMARY KEY (book, chain)
    );
    CREATE TABLE tricord.chain_logs (
      book text COLLATE "C" NOT NULL,
      chain text COLLATE "C" NOT NULL,
      seq bigint NOT NULL,
      topic text COLLATE "C",
      told jsonb NOT NULL,
      PRIMARY KEY (book, chain, seq)
    );
    CREATE INDEX chain_logs_by_topic ON tricord.chain_logs (book, chain, topic, seq);

    CREATE TABLE tricord.chain_secrets (
      book text COLLATE "C" NOT NULL,
      settlement text COLLATE "C" NOT NULL,
      hash text NOT NULL,
      sealed bytea NOT NULL,
      revealed boolean NOT NULL DEFAULT false,
      PRIMARY KEY (book, settlement)
    );

    CREATE FUNCTION tricord.refuse_chain_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'what went to a chain or came from it is append-only: % of % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
    END
    $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tricord.chain_signed
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_chain_change();
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tricord.chain_logs
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_chain_change();
    CREATE TRIGGER keep BEFORE DELETE OR TRUNCATE ON tricord.chain_intents
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_chain_change();
    CREATE TRIGGER keep BEFORE DELETE OR TRUNCATE ON tricord.chain_secrets
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_chain_change();

    COMMENT ON TABLE tricord.chain_intents IS
      'What was decided to be sent to chains, before it was sent: one nonce, one payload, for ever.';
    COMMENT ON COLUMN tricord.chain_intents.data_hash IS 'SHA-256 of the calldata.';
    COMMENT ON TABLE tricord.chain_signed IS
      'Every signed form of an intent, kept before it was sent; a later one only pays a higher fee.';
    COMMENT ON TABLE tricord.chain_watch IS 'Where the watcher of each chain stands. It is made again from the chain.';
    COMMENT ON TABLE tricord.chain_logs IS 'What the watchers told, in order: logs of contracts, and reversals.';
    COMMENT ON TABLE tricord.chain_secrets IS 'Secrets behind hash locks, sealed under a key that is not here.';
  `,
};

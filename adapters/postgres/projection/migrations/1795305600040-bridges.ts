import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bridges with the figures of both sides, and what went over them. */
export class Bridges1795305600040 implements MigrationInterface {
  readonly name = 'Bridges1795305600040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ledger.bridges (
        id text COLLATE "C" PRIMARY KEY,
        instrument text COLLATE "C" NOT NULL,
        chain text NOT NULL,
        vault text NOT NULL,
        token text NOT NULL,
        suspense text COLLATE "C" NOT NULL,
        window_ms bigint NOT NULL,
        limit_amount numeric(39) NOT NULL,
        deposited numeric(39) NOT NULL,
        withdrawn numeric(39) NOT NULL,
        stop_cause text,
        stop_detail text,
        stopped_at timestamptz,
        vault_deposited numeric(39),
        vault_withdrawn numeric(39),
        vault_balance numeric(39),
        compared_block numeric(39),
        compared_hash text,
        compared_at timestamptz,
        agreed boolean,
        accepted numeric(39) NOT NULL,
        position bigint NOT NULL,
        changed_position bigint NOT NULL
      );
      COMMENT ON TABLE ledger.bridges IS
        'Bridges to vaults on chains, with the figures of both sides in minor units.';
      COMMENT ON COLUMN ledger.bridges.vault_balance IS
        'What the vault had of the token at the last comparison, beyond what waits there for payees.';
      COMMENT ON COLUMN ledger.bridges.accepted IS
        'By how much the vault may say that it owes more than the ledger: the operator accepted it.';
      CREATE TABLE ledger.bridge_transfers (
        id text COLLATE "C" PRIMARY KEY,
        bridge text COLLATE "C" NOT NULL,
        number bigint NOT NULL,
        account text COLLATE "C" NOT NULL,
        address text NOT NULL,
        amount numeric(39) NOT NULL,
        status text NOT NULL,
        reason text,
        detail text,
        level text,
        block numeric(39),
        block_hash text,
        transaction text,
        at timestamptz NOT NULL,
        position bigint NOT NULL,
        changed_position bigint NOT NULL
      );
      CREATE UNIQUE INDEX bridge_transfers_by_position ON ledger.bridge_transfers (position);
      CREATE INDEX bridge_transfers_of_bridge ON ledger.bridge_transfers (bridge, position);
      CREATE INDEX bridge_transfers_of_account ON ledger.bridge_transfers (account, position);
      COMMENT ON TABLE ledger.bridge_transfers IS
        'Deposits into and withdrawals out of vaults, and where each stands on the chain and on the ledger.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ledger.bridge_transfers, ledger.bridges');
  }
}

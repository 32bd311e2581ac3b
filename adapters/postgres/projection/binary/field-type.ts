import { invariant } from '../../../../engine/assert.ts';
import { storableJson, storableText } from '../rows/storable.ts';
import type { BinaryWriter } from './binary-writer.ts';
import { writeNumeric } from './write-numeric.ts';

/** How values of a column cross over in binary. */
export interface FieldType {
  /** Of the type in `pg_type`: an array says it of its elements. */
  readonly oid: number;
  /** Writes the field, length first. */
  readonly write: (writer: BinaryWriter, value: never) => void;
}

/** PostgreSQL counts microseconds from 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const MICROS_A_MS = 1_000;
/** In front of every jsonb: the version of its format. */
const JSONB_VERSION = 1;
const BIGINT_BYTES = 8;
const INTEGER_BYTES = 4;

/** By the type that a column has in its entity. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  text: { oid: 25, write: writeText },
  numeric: { oid: 1700, write: writeNumeric },
  bigint: { oid: 20, write: writeBigint },
  integer: { oid: 23, write: writeInteger },
  boolean: { oid: 16, write: writeBoolean },
  jsonb: { oid: 3802, write: writeJson },
  'timestamp with time zone': { oid: 1184, write: writeTime },
};

export function fieldType(name: string): FieldType {
  const type = FIELD_TYPES[name];
  if (type === undefined) throw new TypeError(`nobody has said how ${name} is written in binary`);
  return type;
}

function writeText(writer: BinaryWriter, value: string): void {
  if (!writer.printable(value)) writer.utf8(storableText(value));
}

function writeBigint(writer: BinaryWriter, value: number): void {
  writer.int32(BIGINT_BYTES);
  writer.int64(value);
}

function writeInteger(writer: BinaryWriter, value: number): void {
  writer.int32(INTEGER_BYTES);
  writer.int32(value);
}

function writeBoolean(writer: BinaryWriter, value: boolean): void {
  writer.int32(1);
  writer.byte(Number(value));
}

function writeJson(writer: BinaryWriter, value: unknown): void {
  writer.utf8(JSON.stringify(storableJson(value)), JSONB_VERSION);
}

function writeTime(writer: BinaryWriter, value: Date): void {
  const sinceEpochMs = value.getTime() - EPOCH_MS;
  invariant(!Number.isNaN(sinceEpochMs), 'a time is one', () => String(value));
  const micros = sinceEpochMs * MICROS_A_MS;
  writer.int32(BIGINT_BYTES);
  if (Number.isSafeInteger(micros)) writer.int64(micros);
  else writer.bigint64(BigInt(sinceEpochMs) * BigInt(MICROS_A_MS));
}

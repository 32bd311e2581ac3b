import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import type { BinaryWriter } from './binary-writer.ts';
import { type FieldType, fieldType } from './field-type.ts';

interface Column<Row> {
  readonly name: string;
  readonly property: keyof Row;
  readonly type: FieldType;
  /** Arrays of it are of this type. */
  readonly typeName: string;
  readonly isKey: boolean;
  readonly read: (stored: unknown) => unknown;
}

const NULL = -1;

/** A table as its entity describes it, for statements that TypeORM has none for. */
export class Table<Row extends object> {
  readonly path: string;
  readonly columns: readonly Column<Row>[];
  readonly columnList: string;

  constructor(metadata: EntityMetadata) {
    this.path = metadata.tablePath;
    this.columns = metadata.columns.map((column) => describe<Row>(column));
    this.columnList = this.columns.map(({ name }) => name).join(', ');
  }

  writeRow(writer: BinaryWriter, row: Row): void {
    for (const column of this.columns) this.writeField(writer, column, row);
  }

  writeField(writer: BinaryWriter, { property, type }: Column<Row>, row: Row): void {
    const value = row[property];
    if (value === null) writer.int32(NULL);
    else type.write(writer, value as never);
  }

  /** The row of what a query answered for `columnList`. */
  read(stored: Readonly<Record<string, unknown>>): Row {
    const row: Partial<Record<keyof Row, unknown>> = {};
    for (const { name, property, read } of this.columns) row[property] = read(stored[name]);
    return row as Row;
  }
}

function describe<Row>(column: ColumnMetadata): Column<Row> {
  const { databaseName, propertyName, type, isPrimary, transformer } = column;
  const typeName = String(type);
  return {
    name: databaseName,
    property: propertyName as keyof Row,
    type: fieldType(typeName),
    typeName,
    isKey: isPrimary,
    read: (stored) =>
      transformer === undefined || Array.isArray(transformer) ? stored : transformer.from(stored),
  };
}

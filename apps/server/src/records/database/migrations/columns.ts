import type { ColumnDataType, ColumnDefinitionBuilder } from 'kysely'

export type DatabaseDialect = 'sqlite' | 'postgres'

/** Column types that mean the same on both dialects. */
export type Columns = {
  readonly text: ColumnDataType
  readonly integer: ColumnDataType
  readonly bigint: ColumnDataType
  readonly real: ColumnDataType
  readonly bytes: ColumnDataType
  /** A number that the database counts up and never gives twice; completed by `serialKey`. */
  readonly serial: ColumnDataType
  readonly serialKey: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
}

/** The column types of a dialect. */
export function columnsOf(dialect: DatabaseDialect): Columns {
  const sqlite = dialect === 'sqlite'
  return {
    text: 'text',
    integer: 'integer',
    bigint: 'bigint',
    real: 'double precision',
    bytes: sqlite ? 'blob' : 'bytea',
    serial: sqlite ? 'integer' : 'bigserial',
    serialKey: (column) => (sqlite ? column.primaryKey().autoIncrement() : column.primaryKey()),
  }
}

import { createHash } from 'node:crypto'
import pg from 'pg'

/** Address of a PostgreSQL in which tests may make databases. They stay there. */
const server = process.env['FORKSHOP_TEST_POSTGRES'] || null

/** A database of its own for a data folder, the same each time; null where there is no such address. */
export const postgresFor = async (dataDirectory: string): Promise<string | null> => {
  if (server === null) return null
  const name = `forkshop_${createHash('sha1').update(dataDirectory).digest('hex')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}

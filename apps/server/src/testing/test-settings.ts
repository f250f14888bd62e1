import type { Settings } from '../base/settings.ts'

/** Settings of a server of the tests on this folder: SQLite, any free port, no demo. */
export const testSettings = (dataDirectory: string): Settings => ({
  port: 0,
  host: '127.0.0.1',
  dataDirectory,
  url: 'http://localhost:3000',
  urlGiven: false,
  secret: 'a secret of the tests, which is long enough 0123456789',
  databaseUrl: null,
  smtpUrl: null,
  mailFrom: { name: '', address: 'forkshop@example.org' },
  reserveBytes: 0,
  slowMs: 60_000,
  demo: false,
  production: false,
})

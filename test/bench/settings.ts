import type { openServices } from '@forkshop/server/src/app/open/open-services.ts'

/** Settings of services that the benchmarks open in their own process. */
export const benchSettings = (dataDirectory: string): Parameters<typeof openServices>[0] => ({
  port: 0,
  host: '127.0.0.1',
  dataDirectory,
  url: 'http://localhost:3000',
  urlGiven: false,
  secret: 'a secret of the benchmarks, which is long enough 0123456789',
  databaseUrl: null,
  smtpUrl: null,
  mailFrom: { name: '', address: 'forkshop@example.org' },
  reserveBytes: 0,
  slowMs: 60_000,
  demo: false,
  production: false,
})

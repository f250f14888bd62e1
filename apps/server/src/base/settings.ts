import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ForkshopError } from '@forkshop/domain'
import { parseMailbox, type MailAddress } from './mail-address.ts'

/** Settings of one server, read from the environment (design section 8). */
export type Settings = {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  /** Public address without a trailing slash; made from host and port when not set. */
  readonly url: string
  /** Whether the operator named the public address; only then is it the only one accepted. */
  readonly urlGiven: boolean
  readonly secret: string
  readonly databaseUrl: string | null
  /** The mail server, `smtp(s)://user:password@host:port`; null writes messages as files. */
  readonly smtpUrl: string | null
  /** Whom messages come from. */
  readonly mailFrom: MailAddress
  /** Room on the disk from which on nothing new is begun. */
  readonly reserveBytes: number
  /** Answers that take as long are told in the log. */
  readonly slowMs: number
  readonly demo: boolean
  readonly production: boolean
}

/** `data` beside the checkout's README, wherever the command was typed. */
const ownDataDirectory = fileURLToPath(new URL('../../../../data', import.meta.url))

/** Room for the records of all that may be under way when the disk fills up. */
const RESERVE_MB = '32'

/** Longer than anybody waits without wondering. */
const SLOW_MS = '1000'

type Environment = Readonly<Record<string, string | undefined>>

/** A secret shorter than this can be guessed; better-auth asks for as much. */
const MIN_SECRET_LENGTH = 32

/**
 * Reads the settings. The secret is made on the first run and kept in the data folder, readable by
 * its owner alone. Throws `bad-setting` naming the variable.
 */
export function readSettings(environment: Environment): Settings {
  return settingsOf(environment, readOrMakeSecret)
}

/** The same for commands that change nothing: a folder without a secret is not given one. */
export function readSettingsOnly(environment: Environment): Settings {
  return settingsOf(environment, () => randomBytes(48).toString('base64url'))
}

/** The data folder that an environment names, whether it is there or not. */
export function dataDirectoryOf(environment: Environment): string {
  return path.resolve(environment['FORKSHOP_DATA'] ?? ownDataDirectory)
}

function settingsOf(
  environment: Environment,
  ownSecret: (dataDirectory: string) => string,
): Settings {
  const port = toPort(environment['FORKSHOP_PORT'] ?? '3000')
  const host = environment['FORKSHOP_HOST'] ?? '127.0.0.1'
  const dataDirectory = dataDirectoryOf(environment)
  const given = environment['FORKSHOP_URL']
  const url =
    given === undefined || given === '' ? `http://${visibleHost(host)}:${port}` : toUrl(given)
  return {
    port,
    host,
    dataDirectory,
    url,
    urlGiven: given !== undefined && given !== '',
    secret: toSecret(environment['FORKSHOP_SECRET']) ?? ownSecret(dataDirectory),
    databaseUrl: environment['FORKSHOP_DATABASE_URL'] || null,
    smtpUrl: toSmtpUrl(environment['FORKSHOP_SMTP_URL']),
    mailFrom: toMailFrom(environment['FORKSHOP_MAIL_FROM'], url),
    reserveBytes: toBytes(environment['FORKSHOP_RESERVE_MB'] ?? RESERVE_MB),
    slowMs: toMs(environment['FORKSHOP_SLOW_MS'] ?? SLOW_MS),
    demo: environment['FORKSHOP_DEMO'] !== '0',
    production: environment['NODE_ENV'] === 'production',
  }
}

/** Whether only this machine can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')
}

function toPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new ForkshopError('bad-setting', { name: 'FORKSHOP_PORT', value: text })
}

function toBytes(megabytes: string): number {
  const number = Number(megabytes)
  if (megabytes.trim() !== '' && number >= 0 && Number.isFinite(number)) return number * 1_000_000
  throw new ForkshopError('bad-setting', { name: 'FORKSHOP_RESERVE_MB', value: megabytes })
}

function toMs(text: string): number {
  const ms = Number(text)
  if (text.trim() !== '' && ms > 0 && Number.isFinite(ms)) return ms
  throw new ForkshopError('bad-setting', { name: 'FORKSHOP_SLOW_MS', value: text })
}

function toUrl(text: string): string {
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.pathname !== '/') {
    throw new ForkshopError('bad-setting', { name: 'FORKSHOP_URL', value: text })
  }
  return url.origin
}

/** The address holds a password: what is wrong is told without it. */
function toSmtpUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const url = URL.parse(text)
  if (url !== null && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '') return text
  throw new ForkshopError('bad-setting', {
    name: 'FORKSHOP_SMTP_URL',
    reason: 'not smtp://user:password@host:port or smtps://…',
  })
}

function toMailFrom(text: string | undefined, url: string): MailAddress {
  if (text === undefined || text === '') {
    return { name: '', address: `no-reply@${new URL(url).hostname}` }
  }
  const parsed = parseMailbox(text)
  if (parsed !== null) return parsed
  throw new ForkshopError('bad-setting', { name: 'FORKSHOP_MAIL_FROM', value: text })
}

function toSecret(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  if (text.length >= MIN_SECRET_LENGTH) return text
  throw new ForkshopError('bad-setting', {
    name: 'FORKSHOP_SECRET',
    reason: `shorter than ${MIN_SECRET_LENGTH} characters`,
  })
}

function readOrMakeSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'secret')
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    chmodSync(file, 0o600)
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= MIN_SECRET_LENGTH) return secret
  throw new ForkshopError('bad-setting', { name: 'secret', file })
}

function visibleHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || isLoopback(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

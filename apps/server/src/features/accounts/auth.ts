import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { isOwnOrigin } from '../../base/http/origin.ts'
import type { Services } from '../../records/services/services.ts'
import { readSiteSettings } from '../../records/accounts/site-settings.ts'

/** How long a session lasts when it is not used, in seconds. */
const SESSION_SECONDS = 30 * 24 * 60 * 60
/** How often a session in use is prolonged, in seconds. */
const RENEW_SECONDS = 24 * 60 * 60

/** Shortest and longest password, in characters. */
const PASSWORD_LENGTH = { min: 10, max: 200 } as const

/** Better-auth on the library's own tables: e-mail and password, sessions in the database. */
export function createAuth(services: Services) {
  const { settings } = services
  return betterAuth({
    appName: 'Forkshop',
    baseURL: settings.url,
    basePath: '/api/auth',
    secret: settings.secret,
    database: { db: services.database, type: services.dialect },
    telemetry: { enabled: false },
    // Limits are ours: they know accounts and that a workshop room shares one address.
    rateLimit: { enabled: false },
    logger: { log: (level, message) => logOf(services, level)({}, message) },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: {
      additionalFields: {
        admin: { type: 'number', required: true, defaultValue: 0, input: false },
        banned: { type: 'number', required: true, defaultValue: 0, input: false },
      },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEW_SECONDS },
    advanced: { database: { generateId: () => services.newId() }, cookiePrefix: 'forkshop' },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin')
      const host = request?.headers.get('host') ?? undefined
      return origin !== undefined && origin !== null && isOwnOrigin(settings, origin, host)
        ? [origin]
        : []
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            const { registration } = await readSiteSettings(services)
            if (registration === 'open') return { data: { ...user, admin: 0, banned: 0 } }
            throw new APIError('FORBIDDEN', { code: 'REGISTRATION_CLOSED' })
          },
        },
      },
      session: {
        create: {
          before: async (session) => {
            const user = await services.database
              .selectFrom('user')
              .select('banned')
              .where('id', '=', session.userId)
              .executeTakeFirst()
            if (user?.banned === 0) return { data: session }
            throw new APIError('FORBIDDEN', { code: 'ACCOUNT_BANNED' })
          },
        },
      },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

function logOf(services: Services, level: string): Services['log']['info'] {
  const { log } = services
  return (data, message) => {
    if (level === 'error') log.error(data, message)
    else if (level === 'warn') log.warn(data, message)
    else log.info(data, message)
  }
}

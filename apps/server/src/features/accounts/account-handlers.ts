import type { RouteName } from '@forkshop/api'
import type { Handlers } from '../../base/http/handler.ts'
import type { Services } from '../../records/services/services.ts'
import type { Auth } from './auth.ts'
import { inviteHandlers } from './invite-handlers.ts'
import { mailHandlers } from './mail-handlers.ts'
import { sessionHandlers } from './session-handlers.ts'
import { tokenHandlers } from './token-handlers.ts'
import { userHandlers } from './user-handlers.ts'

type AccountCall =
  | 'getSession'
  | 'getSetUp'
  | 'setUp'
  | 'createInvite'
  | 'getInvite'
  | 'acceptInvite'
  | 'requestMail'
  | 'getEntrance'
  | 'enter'
  | 'getOwnAddress'
  | 'confirmOwnAddress'
  | 'changeOwnAddress'
  | 'getConfirmation'
  | 'confirmAddress'
  | 'listAdminActs'
  | 'getReset'
  | 'resetPassword'
  | 'listUsers'
  | 'findPeople'
  | 'changeUser'
  | 'createPasswordLink'
  | 'getSettings'
  | 'changeSettings'
  | 'listTokens'
  | 'createToken'
  | 'deleteToken'

/** Every call about accounts, ways in and the settings of the site. */
export function accountHandlers(services: Services, auth: Auth) {
  return {
    ...sessionHandlers(services, auth),
    ...inviteHandlers(services, auth),
    ...userHandlers(services),
    ...tokenHandlers(services),
    ...mailHandlers(services, auth),
  } satisfies Handlers<Extract<RouteName, AccountCall>>
}

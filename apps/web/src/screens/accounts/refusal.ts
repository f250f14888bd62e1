import type { AccountAnswer } from '../../base/session/post-account.ts'

export type Refused = Extract<AccountAnswer, { readonly kind: 'refused' }>

/** Which text tells somebody why their account was not changed. `wrong` is the one for a wrong current password. */
export const refusalKey = <Wrong extends string>({ code, reason }: Refused, wrong: Wrong) => {
  if (code === 'not-signed-in') return 'shell.problem.signIn'
  if (code === 'too-many') return 'accounts.signIn.tooMany'
  if (reason === 'name-of-admin') return 'accounts.nameOfAdmin'
  if (reason === 'name-unseen') return 'accounts.nameUnseen'
  return code === 'invalid' && reason === '' ? wrong : 'shell.problem.other'
}

import { verifyPassword } from 'better-auth/crypto'
import { ProblemError } from '../../base/problem-error.ts'
import { passwordHashOf } from '../../records/accounts/password-hash.ts'
import type { Services } from '../../records/services/services.ts'

/** Whether this is the password of an account. */
export async function hasPassword(
  services: Pick<Services, 'database'>,
  user: string,
  password: string,
): Promise<boolean> {
  const hash = await passwordHashOf(services, user)
  return hash !== null && (await verifyPassword({ hash, password }))
}

/** What who gives another password is told. */
export function wrongPassword(): ProblemError {
  const errors = [
    { path: 'password', message: 'This is not the password.', code: 'wrong-password' },
  ]
  return new ProblemError('invalid', 'password-wrong', { errors })
}

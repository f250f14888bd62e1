import { createHash } from 'node:crypto'
import { passwordHashOf } from './password-hash.ts'
import type { Services } from '../services/services.ts'

/** Differs after a new password, however that came about: a secret address made before it is ended by it. */
export async function passwordMark(
  services: Pick<Services, 'database'>,
  user: string,
): Promise<string> {
  return createHash('sha256')
    .update((await passwordHashOf(services, user)) ?? '')
    .digest('hex')
}

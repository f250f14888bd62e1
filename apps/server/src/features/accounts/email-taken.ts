import { ProblemError } from '../../base/problem-error.ts'

/** What an address that already has an account is answered with. */
export function emailTaken(): ProblemError {
  return new ProblemError('invalid', 'email-taken', {
    errors: [
      {
        path: 'email',
        message: 'There is already an account with this address.',
        code: 'email-taken',
      },
    ],
  })
}

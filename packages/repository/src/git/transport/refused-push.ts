import { ForkshopError } from '@forkshop/domain'

/** Why a push is refused; `subject` names a commit, path or number, or says what git has against the pack. */
export type PushRefusal = {
  readonly code:
    | 'pack'
    | 'not-a-revision'
    | 'too-many'
    | 'unknown-parent'
    | 'path'
    | 'no-text'
    | 'too-large'
    | 'tree-too-large'
    | 'commit-too-large'
    | 'too-many-files'
    | 'page-full'
  readonly subject: string
}

/** Thrown where a push cannot be taken; nothing of it is kept. */
export class RefusedPush extends ForkshopError {
  declare readonly code: PushRefusal['code']
  readonly subject: string
  constructor(code: PushRefusal['code'], subject: string) {
    super(code, { subject })
    this.subject = subject
  }
}

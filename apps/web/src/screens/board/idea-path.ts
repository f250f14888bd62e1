import type { Card } from '@forkshop/api'
import { permanentPath } from '@forkshop/domain'

/** Where the idea stands that a card became. */
export const ideaPath = ({ id, page }: NonNullable<Card['idea']>): string =>
  `${permanentPath(page)}/ideas#idea-${id}`

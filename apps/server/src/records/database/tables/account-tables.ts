export type InviteTable = {
  readonly id: string
  readonly token_hash: string
  readonly email: string | null
  readonly page: string | null
  readonly invited_by: string
  readonly created: string
  readonly expires: string
  readonly used: string | null
}

/** One-time links for set-up and password reset. */
type LinkTable = {
  readonly token_hash: string
  readonly purpose: string
  readonly user: string | null
  /** The address that it was sent to; null where it was given by hand. */
  readonly address: string | null
  readonly expires: string
  readonly used: string | null
}

type TokenTable = {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly secret_hash: string
  readonly scopes: string
  readonly pages: string | null
  readonly created: string
  readonly expires: string | null
  readonly last_used: string | null
}

/** A secret address by which somebody reads a calendar of their own. */
type CalendarAddressTable = {
  readonly id: string
  readonly user: string
  /** `mine` or `all`. */
  readonly purpose: string
  readonly name: string
  readonly secret_hash: string
  /** Of the password that its owner had then: a new one ends it. */
  readonly password_mark: string
  readonly created: string
  readonly last_used: string | null
}

/** A secret address by which somebody reads a feed of their own. */
type FeedAddressTable = {
  readonly id: string
  readonly user: string
  /** `inbox`, `changes` or `page`. */
  readonly subject: string
  /** The page that it tells of; null for other feeds. */
  readonly page: string | null
  readonly secret_hash: string
  /** Of the password that its owner had then: a new one ends it. */
  readonly password_mark: string
  readonly created: string
  readonly last_used: string | null
}

/** Better-auth owns the rest of this table; these are our own columns. */
export type UserTable = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly emailVerified: number | boolean
  readonly image: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly admin: number
  readonly banned: number
  /** In which messages are written; null: that of the site. */
  readonly language: string | null
}

/** Better-auth's: how an account signs in (`credential` with a password hash). */
type SignInTable = {
  readonly id: string
  readonly accountId: string
  readonly providerId: string
  readonly userId: string
  readonly password: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

/** Better-auth's: a row for each browser that is signed in. */
type SessionTable = {
  readonly id: string
  readonly token: string
  readonly userId: string
  readonly expiresAt: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** Better-auth's, which it uses for nothing that is offered: accounts that are wanted and wait for their link. */
type VerificationTable = {
  readonly id: string
  readonly identifier: string
  readonly value: string
  readonly expiresAt: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** People, and the links and tokens by which they come in. */
export type AccountTables = {
  readonly invite: InviteTable
  readonly link: LinkTable
  readonly token: TokenTable
  readonly calendar_address: CalendarAddressTable
  readonly feed_address: FeedAddressTable
  readonly user: UserTable
  readonly account: SignInTable
  readonly session: SessionTable
  readonly verification: VerificationTable
}

/** What somebody with an account says of themselves, and chose; without a row all is as at first. */
export type PersonTable = {
  readonly user: string
  readonly words: string
  readonly place: string
  /** JSON: the parts that their page shows; null for those that it shows at first. */
  readonly shows: string | null
  /** Null where nothing was chosen. */
  readonly timezone: string | null
  /** 0 where keys of one letter do nothing. */
  readonly letter_keys: number
  readonly licence: string | null
}

/** A page on somebody's shelf. */
type FavouriteTable = { readonly user: string; readonly page: string; readonly since: string }

/** Ids of accounts that were deleted: none is made again. */
type ClosedAccountTable = { readonly id: string; readonly closed: string }

/** The account that somebody made who had come in as a guest. */
type CarriedGuestTable = { readonly guest: string; readonly user: string }

/** What is people's own. */
export type MeTables = {
  readonly person: PersonTable
  readonly favourite: FavouriteTable
  readonly closed_account: ClosedAccountTable
  readonly carried_guest: CarriedGuestTable
}

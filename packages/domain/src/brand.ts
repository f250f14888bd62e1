declare const brand: unique symbol

/** A string that only its own parser makes, so that one kind of id is never taken for another. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Something that is done to a day of an agenda; `row` counts those of its table, from 0. */
export type AgendaEdit =
  | {
      readonly kind: 'length'
      readonly day: number
      readonly row: number
      readonly minutes: number
    }
  | { readonly kind: 'remove'; readonly day: number; readonly row: number }
  | {
      readonly kind: 'insert'
      readonly day: number
      /** The row behind which it stands; null for the first place. */
      readonly after: number | null
      readonly step: string
      readonly minutes: number
    }

/** What a clipboard or a drag brings, in the forms that are read. */
export type Brought = {
  readonly html: string
  readonly text: string
  /** Words alone are wanted. */
  readonly plain: boolean
}

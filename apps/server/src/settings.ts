/** Settings of one server, read from the environment (design section 8). */
export type Settings = {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  /** Public address without a trailing slash; made from host and port when not set. */
  readonly url: string
  readonly secret: string
  readonly databaseUrl: string | null
  readonly demo: boolean
  readonly production: boolean
}

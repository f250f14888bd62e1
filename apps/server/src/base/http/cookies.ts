import type { Settings } from '../settings.ts'

/** The value of a cookie in a `Cookie` header; undefined where it has none of that name. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  return (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** The `Set-Cookie` value of one that scripts cannot read and other sites do not send; of 0 seconds, one that ends it. */
export function cookieFor(
  { url }: Pick<Settings, 'url'>,
  {
    name,
    value,
    seconds,
    path = '/',
  }: {
    readonly name: string
    readonly value: string
    readonly seconds: number
    readonly path?: string
  },
): string {
  const secure = url.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}

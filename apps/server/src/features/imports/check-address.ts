import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { RefusedSource } from '@forkshop/repository'
import { isPublicAddress } from './public-address.ts'

/** How addresses are looked up and judged; a test may have its own. */
export type Network = {
  readonly lookUp: (host: string) => Promise<readonly string[]>
  readonly isAllowed: (address: string, port: number) => boolean
  /** Milliseconds that any look-up takes which ends in a refusal: how long must not tell which. */
  readonly refusalMs: number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The network as it is: the system's names, the public internet alone. */
export const publicNetwork: Network = {
  lookUp: async (host) =>
    (await lookup(host, { all: true, verbatim: true })).map((one) => one.address),
  isAllowed: (address) => isPublicAddress(address),
  refusalMs: 5_000,
  wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
}

/** An address that answered as a git repository, and where it was reached. */
export type CheckedAddress = {
  readonly url: string
  readonly resolved: { readonly host: string; readonly port: number; readonly address: string }
}

const MAX_REDIRECTS = 5
const ANSWER_MS = 20_000
const MAX_URL_LENGTH = 2000
const REFS = '/info/refs'
const QUERY = '?service=git-upload-pack'

/**
 * Follows an address to where a git repository answers. Each step is looked up and judged before
 * anything is sent, and is reached at the very address that was judged. Throws `RefusedSource`.
 */
export async function checkAddress(
  text: string,
  network: Network,
  signal: AbortSignal,
): Promise<CheckedAddress> {
  let url = parseAddress(text)
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const resolved = await resolve(url, network, signal)
    const answer = await ask(url, resolved.address, signal)
    const { statusCode = 0, headers } = answer
    answer.destroy()
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      url = nextAddress(url, headers.location)
      continue
    }
    const isGit = headers['content-type'] === 'application/x-git-upload-pack-advertisement'
    if (statusCode !== 200 || !isGit) throw new RefusedSource('not-found', url.href)
    return { url: url.href, resolved }
  }
  throw new RefusedSource('address', text)
}

/** The address of a repository: http or https, no name and password in it, nothing after the path. */
export function parseAddress(text: string): URL {
  const url = text.length > MAX_URL_LENGTH ? null : URL.parse(text)
  const isFine =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.search === ''
  if (!isFine) throw new RefusedSource('address', text.slice(0, MAX_URL_LENGTH))
  url.hash = ''
  url.pathname = url.pathname.replace(/\/+$/, '')
  return url
}

/** Where a redirect leads; never from https to http. Throws `RefusedSource`. */
export function nextAddress(from: URL, location: string): URL {
  const to = URL.parse(location, `${from.href}${REFS}`)
  if (to === null || !to.pathname.endsWith(REFS)) throw new RefusedSource('address', location)
  to.pathname = to.pathname.slice(0, -REFS.length)
  to.search = ''
  const next = parseAddress(to.href)
  if (from.protocol === 'https:' && next.protocol === 'http:') {
    throw new RefusedSource('address', next.href)
  }
  return next
}

/**
 * Where a host is. A name that may not be reached is refused no sooner than one that nobody knows: how
 * long it takes must not tell which names there are on this network.
 */
async function resolve(
  url: URL,
  network: Network,
  signal: AbortSignal,
): Promise<CheckedAddress['resolved']> {
  const since = performance.now()
  try {
    return await judge(url, network)
  } catch (error) {
    const left = network.refusalMs - (performance.now() - since)
    if (left > 0 && isIP(hostOf(url)) === 0) await network.wait(left, signal)
    throw signal.aborted ? signal.reason : error
  }
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/** All addresses of a host have to be allowed: which of them is reached must not matter. */
async function judge(url: URL, network: Network): Promise<CheckedAddress['resolved']> {
  const host = hostOf(url)
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const addresses = isIP(host) === 0 ? await lookUp(host, network) : [host]
  const [address] = addresses
  if (address === undefined) throw new RefusedSource('not-found', host)
  if (!addresses.every((one) => network.isAllowed(one, port))) {
    throw new RefusedSource('private-network', host)
  }
  return { host, port, address }
}

async function lookUp(host: string, network: Network): Promise<readonly string[]> {
  try {
    return await network.lookUp(host)
  } catch {
    // No such name, or nobody who knows: for a reader the same.
    throw new RefusedSource('not-found', host)
  }
}

function ask(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const asked = send(
      `${url.href}${REFS}${QUERY}`,
      {
        agent: false,
        headers: { 'user-agent': 'git/2 (Forkshop)', accept: '*/*' },
        signal,
        timeout: ANSWER_MS,
        // The name is not looked up again: who answers for it now may not be who did before.
        lookup: (_host, options, done) => {
          const family = isIP(address)
          if (options.all === true) done(null, [{ address, family }])
          else done(null, address, family)
        },
      },
      resolve,
    )
    asked.on('timeout', () => asked.destroy(new RefusedSource('too-slow', url.href)))
    asked.on('error', (error) => {
      reject(toRefusal(error, url, signal))
    })
    asked.end()
  })
}

function toRefusal(error: Error, url: URL, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason
  return error instanceof RefusedSource ? error : new RefusedSource('not-found', url.href)
}

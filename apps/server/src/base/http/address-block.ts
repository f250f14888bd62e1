import { isIPv6 } from 'node:net'

/** Hexadecimal digits of an IPv6 address that its network's owner hands out as one: 56 bits (RFC 6177). */
const HOME_DIGITS = 14

/** What counts as one place on the network: an IPv4 address, or the home that an IPv6 address is of. */
export function addressBlock(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIPv6(plain) ? digitsOf(plain).slice(0, HOME_DIGITS) : plain
}

/** All digits of an address, with those that `::` stands for. */
function digitsOf(address: string): string {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail].map((group) => group.toLowerCase().padStart(4, '0')).join('')
}

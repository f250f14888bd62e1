import { readPktLine } from './pkt-line.ts'

const want = /^want ([0-9a-f]{40})(?:[ \n]|$)/

/**
 * The objects that a fetch asks for by their ids, in any version of git's protocol
 * (gitprotocol-pack(5), gitprotocol-v2(5)). Throws a RangeError for what is no request.
 */
export function readWants(body: Buffer): readonly string[] {
  const wants = new Set<string>()
  for (let at = 0; at < body.length;) {
    const line = readPktLine(body, at)
    if (line === null) throw new RangeError('the request ends early')
    at = line.next
    const [, id] = want.exec(line.content?.toString('latin1') ?? '') ?? []
    if (id !== undefined) wants.add(id)
  }
  return [...wants]
}

import { FLUSH, pktLine, readPktLine, sideBand } from './pkt-line.ts'

/** A ref that a push wants moved; an id of zeros stands for no commit. */
export type PushCommand = { readonly from: string; readonly to: string; readonly ref: string }

/** What stands in front of a push's pack. */
export type PushHead = {
  readonly commands: readonly PushCommand[]
  readonly capabilities: ReadonlySet<string>
  /** What was given by `-o`, in its order. */
  readonly options: readonly string[]
  /** The pack, as it comes. */
  readonly pack: AsyncIterable<Uint8Array>
}

/** What became of a command; `reason` is one short line. */
export type PushResult =
  | { readonly ref: string; readonly kind: 'ok' }
  | { readonly ref: string; readonly kind: 'refused'; readonly reason: string }

/** What a client may ask of a push; deleting is not among it, so git refuses that itself. */
const CAPABILITIES =
  'report-status side-band-64k quiet ofs-delta push-options object-format=sha1 agent=forkshop'
export const NO_COMMIT = '0'.repeat(40)
/** Room for some hundred commands. */
const MAX_HEAD_BYTES = 100_000

const commandLine = /^([0-9a-f]{40}) ([0-9a-f]{40}) (\S+)$/

/** The answer to `info/refs?service=git-receive-pack`. */
export function advertisePush(
  refs: readonly { readonly name: string; readonly object: string }[],
): Buffer {
  const [first, ...others] = refs
  const head =
    first === undefined
      ? `${NO_COMMIT} capabilities^{}\0${CAPABILITIES}\n`
      : `${first.object} ${first.name}\0${CAPABILITIES}\n`
  return Buffer.concat([
    pktLine('# service=git-receive-pack\n'),
    FLUSH,
    pktLine(head),
    ...others.map(({ name, object }) => pktLine(`${object} ${name}\n`)),
    FLUSH,
  ])
}

/** Reads the commands of a push (gitprotocol-pack(5)). Throws a RangeError for what is none. */
export async function readPushHead(body: AsyncIterable<Uint8Array>): Promise<PushHead> {
  const chunks = body[Symbol.asyncIterator]()
  const commands = await readList(chunks, Buffer.alloc(0))
  const [, asked = ''] = (commands.lines[0] ?? '').split('\0')
  const capabilities = new Set(asked.split(' ').filter(Boolean))
  const options = capabilities.has('push-options')
    ? await readList(chunks, commands.rest)
    : { lines: [], rest: commands.rest }
  return {
    commands: commands.lines.map(toCommand).filter((command) => command !== null),
    capabilities,
    options: options.lines,
    pack: after(options.rest, chunks),
  }
}

/** Lines up to the flush that ends them, and the bytes that came behind it. */
async function readList(
  chunks: AsyncIterator<Uint8Array>,
  begun: Buffer,
): Promise<{ readonly lines: readonly string[]; readonly rest: Buffer }> {
  const lines: string[] = []
  let bytes = begun
  let at = 0
  for (;;) {
    const line = readPktLine(bytes, at)
    if (line === null) {
      const next = await chunks.next()
      if (next.done === true) throw new RangeError('the commands end early')
      bytes = Buffer.concat([bytes, next.value])
      if (lines.length > 0 && at > MAX_HEAD_BYTES) throw new RangeError('too many commands')
      continue
    }
    at = line.next
    if (line.content === null) return { lines, rest: bytes.subarray(at) }
    lines.push(line.content.toString('utf8').replace(/\n$/, ''))
    if (at > MAX_HEAD_BYTES) throw new RangeError('too many commands')
  }
}

/** Null for a line about a shallow clone: whether history is whole shows in the commits. */
function toCommand(line: string): PushCommand | null {
  const [text = ''] = line.split('\0')
  if (text.startsWith('shallow ')) return null
  const [, from, to, ref] = commandLine.exec(text) ?? []
  if (from === undefined || to === undefined || ref === undefined) {
    throw new RangeError('no command')
  }
  return { from, to, ref }
}

async function* after(
  rest: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (rest.length > 0) yield rest
  for (;;) {
    const next = await chunks.next()
    if (next.done === true) return
    yield next.value
  }
}

/** The answer to a push in git's own form, with words for whoever pushed. */
export function reportPush(
  capabilities: ReadonlySet<string>,
  report: {
    /** `ok`, or why the pack was not taken. */
    readonly unpack: string
    readonly results: readonly PushResult[]
    readonly words: readonly string[]
  },
): Buffer {
  const lines = [
    pktLine(`unpack ${report.unpack}\n`),
    ...report.results.map((result) =>
      pktLine(result.kind === 'ok' ? `ok ${result.ref}\n` : `ng ${result.ref} ${result.reason}\n`),
    ),
    FLUSH,
  ]
  const status = capabilities.has('report-status') ? Buffer.concat(lines) : Buffer.alloc(0)
  if (!capabilities.has('side-band-64k')) return status
  const words = report.words.map((line) => `${line}\n`).join('')
  return Buffer.concat([sideBand(2, words), sideBand(1, status), FLUSH])
}

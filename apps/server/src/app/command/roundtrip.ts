import { openText, parseBlocks, saveText, type EditorNode } from '@forkshop/document'
import { changedRange, replaceFirst, type Replaced } from './replace-in-editor.ts'
import { sentencesIn } from '../../base/sentences.ts'
import { languageOf } from './language.ts'
import { exitStatus, UsageError, type CommandIo, type ExitStatus } from './outcome.ts'
import { readTextFile } from './read-text-file.ts'

type Roundtrip = {
  readonly file: string
  readonly changedBytes: number
  readonly changedOutsideBlock: number
}

/**
 * `forkshop roundtrip FILE...`: opens texts in the editor's form and saves them again; 1 when a
 * byte changed that nobody touched.
 */
export function roundtrip(args: readonly string[], io: CommandIo): ExitStatus {
  const { files, json, replace } = parseRoundtripArgs(args)
  const { t } = sentencesIn(languageOf(io))
  const results = files.map((file) => {
    const result = roundtripOf(file, readTextFile(file), replace)
    if (result === null) throw new UsageError(t('command.roundtrip.notFound', { file }))
    return result
  })
  if (json) io.print(JSON.stringify(results))
  else {
    for (const { file, changedBytes, changedOutsideBlock } of results) {
      const values = { file, changed: changedBytes, outside: changedOutsideBlock }
      io.print(t('command.roundtrip.told', values))
    }
  }
  const touched = results.some((one) =>
    replace === null ? one.changedBytes > 0 : one.changedOutsideBlock > 0,
  )
  return touched ? exitStatus.differs : exitStatus.done
}

type Replacement = { readonly find: string; readonly by: string }

function parseRoundtripArgs(args: readonly string[]) {
  const files: string[] = []
  let json = false
  let replace: Replacement | null = null
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (arg === '--json') json = true
    else if (arg === '--replace') {
      const [find, by] = [args[at + 1], args[at + 2]]
      if (find === undefined || find === '' || by === undefined) throw usage()
      replace = { find, by }
      at += 2
    } else if (arg.startsWith('--')) throw usage()
    else files.push(arg)
  }
  if (files.length === 0) throw usage()
  return { files, json, replace }
}

const usage = (): UsageError =>
  new UsageError('forkshop roundtrip FILE... [--replace FIND REPLACE] [--json]')

/** Null where the words to replace are not in the text. */
function roundtripOf(file: string, text: string, replace: Replacement | null): Roundtrip | null {
  const { body, base } = openText(text)
  const edited: Replaced =
    replace === null ? { kind: 'replaced', body, block: null } : replaceFirst(body, replace)
  if (edited.kind === 'not-found') return null
  const saved = saveText(base, edited.body)
  const [before, after] = [Buffer.from(text), Buffer.from(saved.text)]
  const changed = changedRange(before, after)
  const block = edited.block === null ? null : blockBytes(text, body, edited.block)
  return {
    file,
    changedBytes: changed.bytes,
    changedOutsideBlock:
      block === null
        ? changed.bytes
        : Math.max(0, block.start - changed.start) + Math.max(0, changed.end - block.end),
  }
}

/** Where a top-level block of the editor stands in the bytes of the text. */
function blockBytes(text: string, body: EditorNode, index: number) {
  const blocks = parseBlocks(text)
  const block = blocks.length === body.content?.length ? blocks[index] : undefined
  if (block === undefined) return null
  return {
    start: Buffer.byteLength(text.slice(0, block.start)),
    end: Buffer.byteLength(text.slice(0, block.end)),
  }
}

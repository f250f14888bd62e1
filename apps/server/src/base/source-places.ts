import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A place in a file that has a map beside it: `file:///…/serve-1a2b.js:1:2345`. */
const place = /(file:\/\/\/[^\s()]+\.js):(\d+):(\d+)/g

/**
 * A stack trace with the places of the sources, where it goes through built files that have a map. Node's
 * own way (`--enable-source-maps`) keeps the maps of all files in memory, 80 MB of them; these are read for
 * the one stack and let go.
 */
export function withSourcePlaces(stack: string): string {
  const maps = new Map<string, SourceMap | null>()
  return stack.replace(place, (whole, file: string, line: string, column: string) => {
    const map = maps.get(file) ?? readMap(file)
    maps.set(file, map)
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1)
    if (entry === undefined || !('originalSource' in entry)) return whole
    const { originalSource, originalLine, originalColumn } = entry
    return `${new URL(originalSource, file).href}:${originalLine + 1}:${originalColumn + 1}`
  })
}

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8')))
  } catch {
    // a file that stands for itself, or a build whose maps were left away
    return null
  }
}

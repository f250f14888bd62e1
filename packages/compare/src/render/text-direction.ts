import { runsToLeft } from '@forkshop/document'

/** Words to stand inside a sentence of another direction. */
export function isolated(text: string): string {
  return runsToLeft(text) ? `\u2068${text}\u2069` : text
}

import { readdirSync, readFileSync } from 'node:fs'

/**
 * Memory of a process and all that it started, in MiB, as if nothing else ran: what each has alone, and once
 * what they read from the same file. The kernel's own figure (PSS) leaves out what other programs happen to
 * share, as this one does. Linux only.
 */
export const memoryOf = (pid: number): number => {
  const all = withChildren(pid).map(mappingsOf)
  const alone = all.reduce((sum, { anonymousKb }) => sum + anonymousKb, 0)
  const files = new Set(all.flatMap(({ fileKb }) => [...fileKb.keys()]))
  const most = (file: string): number => Math.max(...all.map(({ fileKb }) => fileKb.get(file) ?? 0))
  return (alone + [...files].reduce((sum, file) => sum + most(file), 0)) / 1024
}

/** A process and what it started, and those in turn. */
const withChildren = (pid: number): readonly number[] => {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return [pid, ...children.flatMap((child) => withChildren(Number(child)))]
}

type Mappings = { readonly anonymousKb: number; readonly fileKb: ReadonlyMap<string, number> }

/** What of a process is in memory (proc_pid_smaps(5)). */
const mappingsOf = (pid: number): Mappings => {
  const fileKb = new Map<string, number>()
  let anonymousKb = 0
  for (const mapping of readFileSync(`/proc/${pid}/smaps`, 'utf8').split(
    /^(?=[\da-f]+-[\da-f]+ )/m,
  )) {
    const own = kbOf(mapping, 'Anonymous')
    anonymousKb += own
    const file = /^\S+ \S+ \S+ \S+ \S+ +(.*)/.exec(mapping)?.[1] ?? ''
    fileKb.set(file, (fileKb.get(file) ?? 0) + kbOf(mapping, 'Rss') - own)
  }
  return { anonymousKb, fileKb }
}

const kbOf = (mapping: string, name: string): number =>
  Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(mapping)?.[1] ?? 0)

// Says which paths that the papers of this repository name are not there: links, and names in code marks that can
// only be files of ours. A name may leave out the folders before it (`drafts/open-draft.ts`).
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
})
const files = String(listed)
  .split('\n')
  .filter((file) => file !== '')

/** Every file and folder, and each way to name it by its last parts. */
const known = new Set()
for (const file of files) {
  for (let place = file; place !== '.'; place = path.posix.dirname(place)) {
    const parts = place.split('/')
    for (const at of parts.keys()) known.add(parts.slice(at).join('/'))
  }
}

const topFolders = /^(apps|packages|docs|test|tools|demo|\.ci|\.github)\//
const sourceFile = /^[\w./-]+\.(ts|vue|mjs)$/
const holder = /[<>*…$ ]|NNNN/
const madeHere = /(^|\/)(dist|node_modules|data)(\/|$)/
/** No file of this repository: an address, a place in the same paper, a placeholder, what a build makes. */
const isElsewhere = (target) =>
  /^[a-z]+:|^#/.test(target) || holder.test(target) || madeHere.test(target)

const withoutBlocks = (text) =>
  text.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''))

/** Names of files in one line of a paper that lead nowhere. */
const lostIn = (line, paper) => {
  const links = [...line.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target]) => target,
  )
  const named = [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
  const lostLinks = links.filter((target) => {
    if (isElsewhere(target)) return false
    const file = path.posix.join(path.posix.dirname(paper), target.replace(/#.*/, ''))
    return (
      !files.includes(file) && !files.some((one) => one.startsWith(`${file.replace(/\/$/, '')}/`))
    )
  })
  const lostNames = named.filter(
    (name) =>
      !isElsewhere(name) &&
      (topFolders.test(name) || sourceFile.test(name)) &&
      !known.has(name.replace(/\/$/, '')),
  )
  return [...lostLinks, ...lostNames]
}

const papers = files.filter((file) =>
  /^(docs\/.*|apps\/.*|packages\/.*|[^/]+|\.github\/.*)\.md$/.test(file),
)
const lost = papers.flatMap((paper) =>
  withoutBlocks(readFileSync(path.join(root, paper), 'utf8'))
    .split('\n')
    .flatMap((line, at) =>
      lostIn(line, paper).map((name) => `${paper}:${at + 1} names ${name}, which is not there.`),
    ),
)
for (const one of lost) console.error(one)
if (lost.length > 0) process.exitCode = 1

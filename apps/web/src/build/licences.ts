import { readFile, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'

/** A package of others that goes out with the product. */
export type ShippedPackage = {
  readonly name: string
  readonly version: string
  /** As its manifest states it, usually an SPDX id; `not stated` where it does not. */
  readonly licence: string
  /** Licence and notice files, by name. */
  readonly texts: readonly string[]
}

/**
 * The packages that some folders with a manifest need at run time, and those that these need, by name. Packages of
 * this repository are passed through; optional ones for other machines are not there.
 */
export async function shippedPackages(
  folders: readonly string[],
): Promise<readonly ShippedPackage[]> {
  const found = new Map<string, ShippedPackage>()
  const pending = await Promise.all(folders.map((folder) => realpath(folder)))
  const seen = new Set<string>()
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (seen.has(folder)) continue
    seen.add(folder)
    const manifest = await readManifest(folder)
    if (manifest === null) continue
    for (const name of neededBy(manifest)) {
      const needed = await findPackage(folder, name)
      if (needed !== null) pending.push(needed)
    }
    const { name, version } = manifest
    if (manifest.private === true || typeof name !== 'string') continue
    found.set(`${name} ${String(version)}`, {
      name,
      version: String(version),
      licence: licenceOf(manifest),
      texts: await readTexts(folder),
    })
  }
  return [...found.values()].toSorted(
    (a, b) => compareText(a.name, b.name) || compareText(a.version, b.version),
  )
}

/** All of them in one text: each licence text once, under the packages that share it. */
export function tellLicences(packages: readonly ShippedPackage[]): string {
  const byText = new Map<string, string[]>()
  for (const one of packages) {
    const line = `${one.name} ${one.version} (${one.licence})`
    const texts = one.texts.length === 0 ? [noText] : one.texts
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), line])
  }
  const parts = [...byText].map(([text, lines]) => `${lines.join('\n')}\n\n${text}\n`)
  return [heading, ...parts].join(`\n${'-'.repeat(80)}\n\n`)
}

const heading = 'Forkshop holds the following packages of others, under their licences.\n'
const noText = 'No licence text comes with the package.'

type Manifest = Readonly<Record<string, unknown>>

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => null)
  const value: unknown = text === null ? null : JSON.parse(text)
  return isManifest(value) ? value : null
}

/** What a package cannot be without, and what of its own options is installed. */
function neededBy(manifest: Manifest): readonly string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = manifest
  const isOptional = (name: string): boolean => {
    const about = isManifest(peerDependenciesMeta) ? peerDependenciesMeta[name] : null
    return isManifest(about) && about.optional === true
  }
  return [
    ...namesOf(dependencies),
    ...namesOf(optionalDependencies),
    ...namesOf(peerDependencies).filter((name) => !isOptional(name)),
  ]
}

const namesOf = (needed: unknown): readonly string[] =>
  isManifest(needed) ? Object.keys(needed) : []

/** Where Node finds a package from a folder; null where it is not installed. */
async function findPackage(from: string, name: string): Promise<string | null> {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const place = path.join(folder, 'node_modules', name)
    const found = await realpath(place).catch(() => null)
    if (found !== null) return found
    if (folder === path.dirname(folder)) return null
  }
}

function licenceOf({ license, licenses }: Manifest): string {
  const stated: readonly unknown[] = Array.isArray(licenses) ? licenses : [license]
  const names = stated.map((one) => (isManifest(one) ? one.type : one))
  return names.filter((one) => typeof one === 'string').join(', ') || 'not stated'
}

async function readTexts(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
  const texts = names
    .toSorted(compareText)
    .map((name) => readFile(path.join(folder, name), 'utf8').catch(() => ''))
  const read = (await Promise.all(texts)).map((text) => text.replace(/\r\n?/g, '\n').trim())
  return read.filter((text) => text !== '')
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

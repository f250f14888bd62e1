import { createHash, randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { useGitWorld } from '../../testing/git-client.ts'
import { pngChunk as chunk, pngWith } from '../../testing/png.ts'

const world = useGitWorld()
const { change, clone, git, tokens } = world

const french = ['-c', 'http.extraHeader=Accept-Language: fr'] as const

const hashed = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 40)

/** Puts pictures beside the text and commits them. */
const addPictures = async (
  folder: string,
  pictures: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<void> => {
  await mkdir(path.join(folder, 'media'), { recursive: true })
  for (const [name, bytes] of pictures) await writeFile(path.join(folder, 'media', name), bytes)
  await git(folder, ['add', 'media'])
  expect(await git(folder, ['commit', '-q', '-m', 'Des images'])).toMatchObject({ status: 0 })
}

/** Whether it is pushed or proposed, and whatever the language: each of both once. */
const refused = async (folder: string, says: RegExp, inFrench: RegExp): Promise<void> => {
  const pushed = await git(folder, ['push', 'origin', 'HEAD:refs/heads/main'])
  expect(pushed.status, pushed.out).toBe(1)
  expect(pushed.out).toMatch(says)
  const proposed = await git(folder, [...french, 'push', 'origin', 'HEAD:refs/for/main'])
  expect(proposed.status, proposed.out).toBe(1)
  expect(proposed.out).toMatch(inFrench)
}

describe('words that are too long for a page are refused with their limit', () => {
  it.each([
    ['a first line', ['-m', 'a'.repeat(121)], /at most 120 characters/, /au plus 120 caractères/],
    [
      'a message',
      ['-m', 'Plus long', '-m', 'b'.repeat(2000)],
      /at most 2,000 characters/,
      /au plus 2.000 caractères/,
    ],
    [
      'the name of an author',
      ['-m', 'Un nom', `--author=${'n'.repeat(81)} <n@x.example>`],
      /at most 80 characters/,
      /au plus 80 caractères/,
    ],
    [
      'the address of an author',
      ['-m', 'Une adresse', `--author=N <${'n'.repeat(250)}@x.example>`],
      /at most 254 characters/,
      /au plus 254 caractères/,
    ],
  ] as const)('%s', async (_what, options, says, inFrench) => {
    const { folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], 'Court')
    expect(await git(folder, ['commit', '-q', '--amend', ...options])).toMatchObject({ status: 0 })
    await refused(folder, says, inFrench)
  })

  it('a message of megabytes', async () => {
    const { folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], 'Court')
    const message = Buffer.from(`Court\n\n${'c'.repeat(4_900_000)}`)
    const amended = await git(folder, ['commit', '-q', '--amend', '-F', '-'], message)
    expect(amended).toMatchObject({ status: 0 })
    await refused(folder, /at most 2,000 characters/, /au plus 2.000 caractères/)
  })

  it('the name of who committed', async () => {
    const { folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], 'Court')
    const name = `user.name=${'k'.repeat(81)}`
    const author = '--author=Ann <ann@elsewhere.example>'
    await git(folder, ['-c', name, 'commit', '-q', '--amend', '--no-edit', author])
    await refused(folder, /at most 80 characters/, /au plus 80 caractères/)
  })

  it('as much as the web takes is taken', async () => {
    const { slug, folder } = await clone(tokens.owner)
    await change(folder, ['premier', 'autre'], `${'a'.repeat(120)}\n\n${'b'.repeat(1878)}`)
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    const { items } = Object((await world.owner.get(`/pages/${slug}/revisions`)).body)
    expect(items[0].reason).toBe('a'.repeat(120))
  })
})

describe('pictures that a push brings', () => {
  const plain = pngWith([])
  const large = (): Buffer =>
    pngWith([chunk('laRg', Buffer.concat([randomBytes(16), Buffer.alloc(4_900_000)]))])

  it('are named by their hash, as uploads are', async () => {
    const { slug, folder } = await clone(tokens.owner)
    await addPictures(folder, [[`${hashed(plain)}.png`, plain]])
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    const shown = await world.owner.get(`/pages/${slug}/media/${hashed(plain)}.png`)
    expect(shown.bytes.equals(plain)).toBe(true)
    // What the page has already may stay.
    await change(folder, ['second', 'dernier'], 'Sans autre image')
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
  })

  it('another name is refused with the right one', async () => {
    const { folder } = await clone(tokens.owner)
    await addPictures(folder, [[`${'a'.repeat(40)}.png`, plain]])
    const right = new RegExp(`media/${hashed(plain)}\\.png`)
    await refused(folder, right, right)
  })

  it('a picture of the page under another name is refused', async () => {
    const { folder } = await clone(tokens.owner)
    await addPictures(folder, [[`${hashed(plain)}.png`, plain]])
    expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
    await git(folder, ['mv', `media/${hashed(plain)}.png`, 'media/photo.png'])
    await git(folder, ['commit', '-q', '-m', 'Autre nom'])
    await refused(folder, /named by what it holds/, /porte pour nom son empreinte/)
  })

  it.each([
    ['place and device', [chunk('eXIf', Buffer.from('MM\0*\0\0\0\x08 GPSLatitude'))], ''],
    ['words', [chunk('tEXt', Buffer.from('Author\0Somebody'))], ''],
    ['something behind the picture', [], 'GPSLatitude 48.1'],
  ] as const)('%s in a picture are refused', async (_what, chunks, behind) => {
    const { folder } = await clone(tokens.owner)
    const bytes = Buffer.concat([pngWith([...chunks]), Buffer.from(behind)])
    await addPictures(folder, [[`${hashed(bytes)}.png`, bytes]])
    await refused(folder, /place, device/, /lieu, l’appareil/)
  })

  it('a page holds 50 MB of them at most', async () => {
    const { folder } = await clone(tokens.owner)
    const pictures = Array.from({ length: 11 }, () => large())
    await addPictures(
      folder,
      pictures.map((bytes) => [`${hashed(bytes)}.png`, bytes] as const),
    )
    await refused(folder, /at most 50 MB/, /au plus 50 Mo/)
  }, 60_000)

  it('counts those that the page has already', async () => {
    const { folder } = await clone(tokens.owner)
    const pushOf = async (count: number): Promise<{ status: number; out: string }> => {
      const pictures = Array.from({ length: count }, () => large())
      await addPictures(
        folder,
        pictures.map((bytes) => [`${hashed(bytes)}.png`, bytes] as const),
      )
      return git(folder, ['push', 'origin', 'HEAD:main'])
    }
    expect(await pushOf(6)).toMatchObject({ status: 0 })
    expect(await pushOf(5)).toMatchObject({ status: 1, out: expect.stringContaining('50 MB') })
  }, 60_000)

  it('a page has 500 of them at most', async () => {
    const { folder } = await clone(tokens.owner)
    const pictures = Array.from({ length: 501 }, (_, at) =>
      pngWith([chunk('nuMb', Buffer.from([at >> 8, at & 255]))]),
    )
    await addPictures(
      folder,
      pictures.map((bytes) => [`${hashed(bytes)}.png`, bytes] as const),
    )
    await refused(folder, /at most 500 pictures/, /au plus 500 images/)
  }, 60_000)
})

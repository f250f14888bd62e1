import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { useGitWorld } from '../../testing/git-client.ts'
import { pngChunk, pngWith } from '../../testing/png.ts'
import { pktLine } from './pkt-line.ts'

const world = useGitWorld()
const { addressOf, change, clone, git, tokens } = world

const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})

/** A request whose body has begun and goes no further; what comes back is not read. */
const begin = async (
  slug: string,
  service: string,
  { token, bytes, length }: { token?: string; bytes: Buffer; length: number },
): Promise<void> => {
  const { hostname, port, pathname } = new URL(addressOf(slug))
  const socket = connect({ host: hostname, port: Number(port) })
  sockets.push(socket)
  socket.on('error', () => undefined)
  socket.pause()
  await once(socket, 'connect')
  socket.write(
    [
      `POST ${pathname}/${service} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
      `Content-Type: application/x-${service}-request`,
      `Content-Length: ${length}`,
      '',
      '',
    ].join('\r\n'),
  )
  socket.write(bytes)
}

const cloneAgain = async (slug: string, name: string): Promise<void> => {
  const folder = path.join(world.home, name)
  expect(await git(world.home, ['clone', '-q', addressOf(slug), folder])).toMatchObject({
    status: 0,
  })
}

const pushChange = async (folder: string, word: string): Promise<void> => {
  await change(folder, ['passage', `passage ${word}`], 'Un mot')
  expect(await git(folder, ['push', '-q', 'origin', 'HEAD:main'])).toMatchObject({ status: 0 })
}

describe('others clone and push meanwhile', () => {
  it('when strangers do not say what they want', async () => {
    const { slug, folder } = await clone(tokens.owner)
    for (let one = 0; one < 12; one += 1) {
      await begin(slug, 'git-upload-pack', { bytes: Buffer.from('0fff'), length: 5000 })
    }
    await cloneAgain(slug, 'silent')
    await pushChange(folder, 'silencieux')
  })

  it('when somebody’s pushes do not end', async () => {
    const { slug, folder } = await clone(tokens.owner)
    const command = `${'0'.repeat(40)} ${'a'.repeat(40)} refs/for/main\0 report-status`
    const bytes = Buffer.concat([pktLine(command), Buffer.from('0000PACK')])
    for (let one = 0; one < 12; one += 1) {
      await begin(slug, 'git-receive-pack', { token: tokens.member, bytes, length: 50_000 })
    }
    await pushChange(folder, 'envoyé')
    await cloneAgain(slug, 'pushing')
  })

  it('and each has a place of its own, which git takes for one of what is unfinished', async () => {
    const { slug } = await clone(tokens.owner)
    const command = `${'0'.repeat(40)} ${'a'.repeat(40)} refs/for/main\0 report-status`
    const bytes = Buffer.concat([pktLine(command), Buffer.from('0000PACK')])
    const places = async () => {
      const root = path.join(world.server().dataDirectory, 'lineages')
      const folders = await readdir(root, { recursive: true })
      return folders.filter((name) => /^tmp_objdir-incoming-\w+$/.test(path.basename(name)))
    }
    const before = (await places()).length
    for (const token of [tokens.owner, tokens.member]) {
      await begin(slug, 'git-receive-pack', { token, bytes, length: 50_000 })
    }
    await expect.poll(async () => (await places()).length - before).toBe(2)
  })

  it('when strangers do not read what they asked for', async () => {
    const { slug, folder } = await clone(tokens.owner)
    const large = pngWith([pngChunk('raNd', randomBytes(4_900_000))])
    const name = `${createHash('sha256').update(large).digest('hex').slice(0, 40)}.png`
    await mkdir(path.join(folder, 'media'))
    await writeFile(path.join(folder, 'media', name), large)
    await git(folder, ['add', 'media'])
    await pushChange(folder, 'imagé')
    const head = (await git(folder, ['rev-parse', 'HEAD'])).out.trim()
    const wants = Buffer.concat([
      pktLine(`want ${head} side-band-64k\n`),
      Buffer.from('0000'),
      pktLine('done\n'),
    ])
    for (let one = 0; one < 12; one += 1) {
      await begin(slug, 'git-upload-pack', { bytes: wants, length: wants.length })
    }
    await cloneAgain(slug, 'unread')
    await pushChange(folder, 'relu')
  })
})

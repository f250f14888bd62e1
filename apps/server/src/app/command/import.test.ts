import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { publicNetwork } from '../../features/imports/check-address.ts'
import { bindImportControl } from '../../features/imports/import-control.ts'
import { throughServer } from '../../features/imports/import-desk.ts'
import { createImportJobs } from '../../features/imports/import-jobs.ts'
import { makeGitSource } from '../../testing/git-source.ts'
import { addUser, useTestServer } from '../../testing/test-server.ts'
import { runCommand } from './run.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'forkshop-import-command-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = path.join(folder, 'data')
const environment = { FORKSHOP_DATA: data, FORKSHOP_DEMO: '0', LANG: 'en' }

const run = async (args: readonly string[], onProgress: (text: string) => void = () => {}) => {
  const printed: string[] = []
  const complaints: string[] = []
  const status = await runCommand(['import', ...args], {
    print: (text) => printed.push(text),
    complain: (text) => complaints.push(text),
    progress: onProgress,
    environment,
  })
  return { status, printed, complaints }
}

describe('forkshop import', () => {
  const source = makeGitSource(folder, 'sheets')

  beforeAll(() => {
    source.commit({ 'one.md': '# One\n', 'two.md': '# Two\n' }, 'Begin')
  })

  it('makes pages of a repository, in a library that nobody has an account in', async () => {
    const steps: string[] = []
    const { status, printed } = await run([source.directory, '--json'], (text) => steps.push(text))
    expect(status).toBe(0)
    expect(printed).toHaveLength(1)
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      pages: [
        { slug: 'one', path: 'one.md', created: true },
        { slug: 'two', path: 'two.md', created: true },
      ],
      left: [],
    })
    expect(steps).toContain('Reading the history')
  })

  it('tells people what was there already', async () => {
    const { printed } = await run([source.directory])
    expect(printed.join('\n')).toContain('Pages made: 0, there already: 2, left out: 0.')
  })

  it('takes plain files of a folder, without those that links lead to', async () => {
    const plain = path.join(folder, 'plain')
    mkdirSync(path.join(plain, 'sub'), { recursive: true })
    writeFileSync(path.join(plain, 'sub', 'three.md'), '# Three\n')
    writeFileSync(path.join(plain, 'four.txt'), 'x')
    const { printed } = await run([plain, '--json'])
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      pages: [{ slug: 'three', path: 'sub/three.md' }],
      left: [{ path: 'four.txt', reason: 'not-markdown' }],
    })
  })

  test.each([
    [[], /forkshop import SOURCE/],
    [['nowhere.zip'], /nothing at nowhere\.zip/],
    [['ssh://example.org/a'], /not an address/],
    [['http://127.0.0.1/a', '--json'], /private network/],
    [['.', '--as', 'nobody@example.org'], /no account nobody@example\.org/],
    [['.', '--frobnicate'], /frobnicate/],
  ])('answers 2 to %j and says why', async (args, why) => {
    const { status, printed, complaints } = await run(args)
    expect(status).toBe(2)
    expect(printed).toEqual([])
    expect(complaints.join('\n')).toMatch(why)
  })

  it('stops on Ctrl-C and leaves nothing', async () => {
    source.commit({ 'five.md': '# Five\n' }, 'More')
    const before = readdirSync(path.join(data, 'lineages'))
    const { status, complaints } = await run([source.directory], (text) => {
      if (text.startsWith('Fetching')) process.emit('SIGINT')
    })
    expect(status).toBe(1)
    expect(complaints.at(-1)).toBe('Stopped. Nothing was imported.')
    expect(readdirSync(path.join(data, 'lineages'))).toEqual(before)
    expect(existsSync(path.join(data, 'imports', 'x'))).toBe(false)
    expect(readdirSync(path.join(data, 'imports'))).toEqual([])
  })
})

describe('while the library is served', () => {
  const server = useTestServer()

  it('an import is done by the server, for who can read its folder alone', async () => {
    const source = makeGitSource(folder, 'served')
    source.commit({ 'six.md': '# Six\n' }, 'Begin')
    await addUser(server, 'chief@test.example', { admin: true })
    const http = fastify()
    const jobs = createImportJobs(server.services, publicNetwork)
    bindImportControl(http, server.services, { jobs, key: 'the key' })
    const address = await http.listen({ host: '127.0.0.1', port: 0 })
    const order = {
      source: { kind: 'folder', folder: source.directory },
      keepAddresses: false,
    } as const
    const stranger = throughServer({ address, key: 'another' })
    await expect(stranger.start(order)).rejects.toMatchObject({ code: 'server-refused' })
    const desk = throughServer({ address, key: 'the key' })
    const started = await desk.start(order)
    if (started.kind !== 'started') throw new Error(started.kind)
    const done = await desk.follow(started.import.id, () => {})
    await desk.cancel(started.import.id)
    await http.close()
    expect(done).toMatchObject({ state: 'done', report: { pages: [{ slug: 'six' }] } })
    const answer = await server.inject('/api/v1/pages/six')
    expect(answer.statusCode).toBe(200)
  })
})

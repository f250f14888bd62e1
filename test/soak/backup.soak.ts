import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { fillLibrary } from '@forkshop/server/src/testing/filled-library.ts'
import type { FilledLibrary } from '@forkshop/server/src/testing/filled-library.ts'
import { runOn } from '@forkshop/server/src/testing/run-in-folder.ts'
import { testServer } from '@forkshop/server/src/testing/test-server.ts'
import { randomFrom, type Soak } from './soak.ts'

const ROUNDS = 20
const execute = promisify(execFile)

type Head = { readonly slug: string; readonly head: string }

/** One thing that somebody does; the text grows by a line each time. */
const act = async (
  { facilitator, participant, slugs }: FilledLibrary,
  random: () => number,
  count: number,
): Promise<Head | null> => {
  const slug = slugs[Math.floor(random() * slugs.length)] ?? ''
  const { revision, text } = await participant.call('getPage', { params: { slug } })
  const kind = Math.floor(random() * 6)
  if (kind === 0) {
    const body = { reason: 'Ailleurs', title: `Variante ${count}` }
    const fork = await participant.call('forkPage', { params: { slug }, body })
    return { slug: fork.slug, head: fork.revision.id }
  }
  if (kind === 1) {
    const made = await participant.call('createProposal', {
      params: { slug },
      body: { text: `${text}\nOffre ${count}.\n`, base: revision.id, title: 'Offre', reason: 'x' },
    })
    return { slug, head: made.head }
  }
  if (kind === 2) {
    const { items } = await participant.call('listProposals', {
      params: { slug },
      query: { state: 'open' },
    })
    const [first] = items
    if (first === undefined || first.mergeable !== 'clean') return null
    const params = { slug, number: first.number }
    const { revision: accepted } = await facilitator.call('acceptProposal', { params, body: {} })
    return { slug, head: accepted.id }
  }
  const published = await facilitator.call('publishPage', {
    params: { slug },
    body: { text: `${text}\nMot ${count}.\n`, base: revision.id, reason: `Mot ${count}` },
  })
  return { slug, head: published.revision.id }
}

/** Packs histories one after the other, as housekeeping does. */
const pack = async (dataDirectory: string, isOn: () => boolean): Promise<void> => {
  const folder = path.join(dataDirectory, 'lineages')
  while (isOn()) {
    for (const name of await readdir(folder)) {
      await execute('git', ['-C', path.join(folder, name), 'repack', '-a', '-d', '-q'])
      await execute('git', ['-C', path.join(folder, name), 'pack-refs', '--all'])
    }
  }
}

/** Backs a library up while people write and git packs; every backup must restore whole. */
export const soaks: readonly Soak[] = [
  {
    name: 'backup-while-writing',
    async run({ seed, rounds, print }) {
      const home = await mkdtemp(path.join(tmpdir(), 'forkshop-backup-soak-'))
      const library = await fillLibrary({ dataDirectory: path.join(home, 'data') })
      const random = randomFrom(seed)
      const acknowledged: Head[] = []
      const writing = { on: true, count: 0 }
      const isOn = (): boolean => writing.on
      const writer = async (): Promise<void> => {
        while (isOn()) {
          writing.count += 1
          const head = await act(library, random, writing.count)
          if (head !== null) acknowledged.push(head)
        }
      }
      const work = Promise.all([writer(), pack(path.join(home, 'data'), isOn)])
      let failed = 0
      for (let round = 1; round <= (rounds ?? ROUNDS); round += 1) {
        const known = [...acknowledged]
        const [backup, restored] = [path.join(home, 'backup'), path.join(home, 'restored')]
        const made = await runOn(path.join(home, 'data'), ['backup', backup])
        const back = await runOn(restored, ['restore', backup])
        const lost = await missingFrom(restored, known)
        const ok = made.status === 0 && back.status === 0 && lost.length === 0
        if (!ok) {
          failed += 1
          print(`${made.complaints}\n${back.printed}\n${back.complaints}`)
        }
        print(`round ${round}: ${known.length} acknowledged before it, ${lost.length} lost`)
        await rm(backup, { recursive: true })
        await rm(restored, { recursive: true })
      }
      writing.on = false
      await work
      await library.server.close()
      await rm(home, { recursive: true })
      return failed === 0
    },
  },
]

/** The revisions that a restored library does not have. */
const missingFrom = async (
  dataDirectory: string,
  known: readonly Head[],
): Promise<readonly Head[]> => {
  const server = await testServer({ dataDirectory })
  const lost: Head[] = []
  for (const one of known) {
    const answer = await server.inject(`/api/v1/pages/${one.slug}/raw?at=${one.head}`)
    if (answer.statusCode !== 200) lost.push(one)
  }
  await server.close()
  return lost
}

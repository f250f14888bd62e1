import { expect, it } from 'vitest'
import { heavyLimits, heavyWork, type HeavyWork } from '../../texts/threads/heavy-work.ts'
import { sizeOfJob, type TextJob } from '../../texts/jobs/text-jobs.ts'
import { addMember, callsOf } from '../../testing/calls.ts'
import { testServer } from '../../testing/test-server.ts'

/** Threads that tell what they were asked. */
const watched = () => {
  const real = heavyWork()
  const asked: { readonly job: TextJob; readonly caller: 'here' | 'gone' | 'not asked' }[] = []
  const heavy: HeavyWork = {
    run(job, terms) {
      const isGone = terms?.gone?.aborted
      asked.push({ job, caller: isGone === undefined ? 'not asked' : isGone ? 'gone' : 'here' })
      return real.run(job, terms)
    },
    counts: () => real.counts(),
    close: () => real.close(),
  }
  return { heavy, asked }
}

const textOf = (word: string): string =>
  `# Un titre\n\n${'Un passage court.\n\n'.repeat(155)}${word}\n`

it('a comparison of texts of 3,000 characters is work for the threads, while its reader waits', async () => {
  const { heavy, asked } = watched()
  const server = await testServer({ overrides: { heavy } })
  const member = await addMember(server, 'member@test.example')
  const before = await member.post('/pages', { text: textOf('avant'), slug: 'one' })
  const { revision } = before.body as { revision: { id: string } }
  await member.put('/pages/one', { text: textOf('apres'), base: revision.id, reason: 'Encore' })
  expect(asked.filter(({ caller }) => caller !== 'not asked')).toEqual([])
  asked.length = 0
  const path = `/pages/one/compare/view?from=${revision.id}`
  expect(await callsOf(server).get(path)).toMatchObject({ status: 200 })
  expect(asked.map(({ job }) => job.kind)).toEqual(['draw'])
  const isInThread = ({ job }: (typeof asked)[number]) =>
    sizeOfJob(job) > heavyLimits.inlineCharacters
  expect(asked.map(isInThread)).toEqual([true])
  expect(asked.map(({ caller }) => caller)).toEqual(['here'])
  await server.close()
})

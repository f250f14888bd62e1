import { agendaOf } from '@forkshop/domain'
import { expect, test } from 'vitest'
import { toAgendaView } from './agenda-view.ts'

const day = (length: string) =>
  `## The day\n\n| Time | Duration | Step |\n|---|---|---|\n| 09:00 | ${length} | Talk |\n\n`

test('a problem names its day by place, also when two days have one title', () => {
  const { problems } = toAgendaView(agendaOf(day('30 min') + day('long')))
  expect(problems).toEqual([{ code: 'bad-duration', day: 1, row: 0 }])
})

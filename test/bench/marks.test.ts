import { expect, it } from 'vitest'
import { dueTimes, startMarks } from './marks.ts'

it('takes the time of each word until every other client has it', () => {
  let time = 0
  const marks = startMarks(() => time)
  const [one, two] = [marks.next(0), marks.next(1)]
  time = 5
  marks.read(2, `..${one}..${two}`)
  time = 7
  marks.read(0, `${two}${one}`)
  expect(marks.delays()).toEqual([5, 5, 7])
})

it('knows no words of a round that is over', () => {
  const marks = startMarks(() => 0)
  const old = marks.next(0)
  marks.clear()
  marks.read(1, old)
  expect(marks.delays()).toEqual([])
})

it('has writers take turns', () => {
  expect(dueTimes(2, 2, 1)).toEqual([
    { writer: 0, at: 0 },
    { writer: 1, at: 250 },
    { writer: 0, at: 500 },
    { writer: 1, at: 750 },
  ])
})

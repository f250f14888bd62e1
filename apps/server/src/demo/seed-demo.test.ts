import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testServer, type TestServer } from '../testing/test-server.ts'
import { seedDemo } from './seed-demo.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer({ demo: true })
}, 60_000)
afterAll(() => server.close())

const read = async (url: string) => (await server.inject({ url: `/api/v1${url}` })).json()

describe('the demo library', () => {
  it('shows 48h-chrono at version 1.0 with its four open ideas', async () => {
    const view = await read('/pages/48h-chrono/view')
    expect(view).toMatchObject({ version: '1.0', current: true, latestVersion: '1.0', missing: [] })
    expect(view.ideas.map((idea: { state: string }) => idea.state)).toEqual(Array(4).fill('open'))
    expect(view.agenda.days.map((day: { totalMinutes: number }) => day.totalMinutes)).toEqual([
      240, 555, 510,
    ])
  })
})

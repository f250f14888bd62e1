import { expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { fetchAhead } from './ahead.ts'

const render = () => h('p')

test('fetches a screen that comes later, and what that one needs in its turn', async () => {
  const fetched: string[] = []
  const screen = defineComponent({
    ahead: async () => {
      fetched.push('parts')
      return { default: defineComponent({ render }) }
    },
    render,
  })
  const later = defineComponent({
    ahead: async () => {
      fetched.push('screen')
      return { default: screen }
    },
    render,
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/here/edit', component: later },
      { path: '/there', component: defineComponent({ render }) },
    ],
  })
  await fetchAhead(router, '/here/edit')
  expect(fetched).toEqual(['screen', 'parts'])
  await fetchAhead(router, '/there')
  expect(fetched).toEqual(['screen', 'parts'])
})

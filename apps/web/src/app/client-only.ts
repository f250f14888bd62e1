import { defineComponent, h, onMounted, shallowRef, type Component } from 'vue'

/** A page that only the browser shows (live or personal): the server's HTML keeps its place. */
export const clientOnly = (load: () => Promise<{ readonly default: Component }>): Component =>
  defineComponent({
    name: 'ClientOnly',
    setup: () => {
      const page = shallowRef<Component | null>(null)
      onMounted(async () => {
        page.value = (await load()).default
      })
      return () =>
        page.value === null
          ? h('main', { id: 'main', class: 'wrap screen', 'aria-busy': 'true' })
          : h(page.value)
    },
  })

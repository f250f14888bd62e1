import { defineComponent, h, onMounted, shallowRef, type Component } from 'vue'
import { RouterLink, useRoute } from 'vue-router'
import type {} from '../base/loading/ahead.ts' // what `ahead` is
import { useTranslations } from '../base/i18n/create-i18n.ts'

/**
 * A page that only the browser shows (live or personal): the server's HTML keeps its place, and says
 * what is missing where there is no JavaScript.
 */
export const clientOnly = (load: () => Promise<{ readonly default: Component }>): Component =>
  defineComponent({
    name: 'ClientOnly',
    ahead: load,
    setup: () => {
      const { t } = useTranslations()
      const route = useRoute()
      const page = shallowRef<Component | null>(null)
      onMounted(async () => {
        page.value = (await load()).default
      })
      return () =>
        page.value === null
          ? h('main', { id: 'main', class: 'wrap screen', 'aria-busy': 'true' }, [
              h('div', { class: 'no-js-only' }, [
                h('h1', { class: 'screen-title' }, t('shell.noScript.title')),
                h('p', t('shell.noScript.text')),
                h(
                  RouterLink,
                  { class: 'link', to: route.path.replace(/\/[^/]*$/, '') || '/' },
                  () => t('shell.noScript.back'),
                ),
              ]),
            ])
          : h(page.value)
    },
  })

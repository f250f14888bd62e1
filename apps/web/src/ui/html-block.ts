import { defineComponent, h } from 'vue'
import '../theme/prose.css'

/**
 * HTML that the server's allow-list serialiser made. A render function, because `v-html` is set
 * again at hydration and would replace every node that is already there.
 */
export const HtmlBlock = defineComponent({
  name: 'HtmlBlock',
  props: { html: { type: String, required: true }, tag: { type: String, default: 'div' } },
  setup: (props) => () => h(props.tag, { innerHTML: props.html }),
})

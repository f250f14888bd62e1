import type { MessageContext, MessageFunction } from 'vue-i18n'

/**
 * Reads a text of the catalogues: `{name}` is a value, ` | ` parts the forms of a plural. All that
 * our texts use; the library's own reader would weigh as much as the router.
 */
export const readMessage = (message: string): MessageFunction<string> => {
  const forms = message.split(' | ')
  return (context: MessageContext<string>) => {
    const form = forms.length === 1 ? message : context.plural(forms)
    return form.replace(/\{(\w+)\}/g, (_, name: string) => sayValue(context.named(name)))
  }
}

const sayValue = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

import { onMounted, shallowRef, watch, type ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { whoOfHash } from '../../base/address/who-address.ts'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import { useSession } from '../../base/session/use-session.ts'
import { dialogOfHash, dialogOfPath, isForEverybody, type PageDialog } from './page-dialog.ts'

export type PageAddress = {
  /** The dialog that is open. */
  readonly dialog: Readonly<ShallowRef<PageDialog | null>>
  /** Opens a dialog; who has to sign in for it is led there, and back to it. */
  readonly ask: (name: PageDialog) => Promise<void>
  readonly closeDialog: () => Promise<void>
  /** Set while it is shown who wrote the text, with the source that was chosen. */
  readonly who: Readonly<ShallowRef<ReturnType<typeof whoOfHash>>>
  readonly closeWho: () => Promise<void>
}

/** What is in front of a reading page or beside its text, by its address, of which the server does not see the end. */
export const usePageAddress = (path: () => string): PageAddress => {
  const { need } = useTranslations()
  const route = useRoute()
  const router = useRouter()
  const { ready } = useSession()
  const dialog = shallowRef<PageDialog | null>(null)
  const who = shallowRef<ReturnType<typeof whoOfHash>>(null)
  const withoutHash = async (): Promise<void> => {
    await router.replace({ query: route.query, hash: '' })
  }
  const ask = async (name: PageDialog): Promise<void> => {
    const session = await ready()
    if (!isForEverybody(name) && (session?.account ?? null) === null) {
      await router.push({ path: '/sign-in', query: { next: `${path()}#${name}` } })
      return
    }
    await need(['dialogs'])
    dialog.value = name
  }
  const follow = async (): Promise<void> => {
    // stays while the reader goes from heading to heading
    who.value = whoOfHash(route.hash) ?? (route.hash === '' ? null : who.value)
    const wanted = dialogOfPath(route.path) ?? dialogOfHash(route.hash)
    if (wanted !== null) await ask(wanted)
  }
  onMounted(follow)
  watch(() => route.hash, follow)
  return {
    dialog,
    ask,
    closeDialog: async () => {
      dialog.value = null
      if (dialogOfHash(route.hash) !== null) await withoutHash()
    },
    who,
    closeWho: withoutHash,
  }
}

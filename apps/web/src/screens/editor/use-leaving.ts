import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { useTranslations } from '../../base/i18n/create-i18n.ts'
import type { RoomState } from './room/room-state.ts'

type Parts = {
  readonly state: Readonly<Ref<RoomState>>
  /** The source view holds what the draft does not have. */
  readonly sourceDirty: Readonly<Ref<boolean>>
  /** All that was typed stands on this device, and comes along with the next visit. */
  readonly isOnDevice: () => boolean
  /** True when the reader goes because they are done. */
  readonly isDone: () => boolean
}

/** Nobody leaves what is not saved without being asked. */
export const useLeaving = ({ state, sourceDirty, isOnDevice, isDone }: Parts): void => {
  const { t } = useTranslations()
  const isUnsaved = (): boolean => state.value.waiting > 0 && !isOnDevice()
  const beforeUnload = (event: BeforeUnloadEvent): void => {
    if (isUnsaved() || sourceDirty.value) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', beforeUnload))
  onBeforeUnmount(() => removeEventListener('beforeunload', beforeUnload))
  onBeforeRouteLeave(() => {
    if (isDone() || state.value.closing !== null) return true
    if (sourceDirty.value) return confirm(t('editor.source.leave'))
    return !isUnsaved() || state.value.line === 'online' || confirm(t('editor.leaveUnsaved'))
  })
}

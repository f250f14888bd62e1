import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

export type Toast = {
  readonly id: number
  readonly kind: 'done' | 'problem' | 'conflict'
  readonly title: string
  readonly text?: string
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[]
}

export type Toasts = {
  readonly toasts: Readonly<ShallowRef<readonly Toast[]>>
  /** Says something the page itself does not show. Problems and conflicts stay until closed. */
  readonly show: (toast: Omit<Toast, 'id'>) => void
  readonly close: (id: number) => void
}

export const toastsKey: InjectionKey<Toasts> = Symbol('toasts')

export const createToasts = (): Toasts => {
  const toasts = shallowRef<readonly Toast[]>([])
  let next = 1
  return {
    toasts,
    show: (toast) => {
      toasts.value = [...toasts.value.slice(-2), { ...toast, id: next }]
      next += 1
    },
    close: (id) => {
      toasts.value = toasts.value.filter((toast) => toast.id !== id)
    },
  }
}

export const useToasts = (): Toasts => {
  const toasts = inject(toastsKey)
  if (toasts === undefined) throw new Error('toasts are not installed')
  return toasts
}

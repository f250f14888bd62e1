import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

/** The page being fetched while the one before still shows; null when nothing is. */
export type Progress = {
  readonly under: ShallowRef<{ readonly stop: () => void } | null>
}

export const progressKey: InjectionKey<Progress> = Symbol('progress')

export const createProgress = (): Progress => ({ under: shallowRef(null) })

export const useProgress = (): Progress => {
  const progress = inject(progressKey)
  if (progress === undefined) throw new Error('progress is not installed')
  return progress
}

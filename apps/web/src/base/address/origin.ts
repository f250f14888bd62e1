import { inject, type InjectionKey } from 'vue'

export const originKey: InjectionKey<string> = Symbol('origin')

/** Address of the site without a path, for links that are copied or cited. */
export const useOrigin = (): string => inject(originKey) ?? ''

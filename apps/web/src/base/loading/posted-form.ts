import type { PostedForm } from '@forkshop/api'
import { inject, type InjectionKey } from 'vue'

export const postedFormKey: InjectionKey<PostedForm | null> = Symbol('posted form')

/** The form that a browser without scripts sent, which this page answers; null everywhere else. */
export const usePostedForm = (): PostedForm | null => inject(postedFormKey, null)

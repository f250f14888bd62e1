import { shallowRef, type ShallowRef } from 'vue'
import type * as Y from 'yjs'

/** Marks changes of fields, so that undoing takes them back like changes of the text. */
export const FIELD_CHANGE = { kind: 'field-change' } as const

export type FieldStore = {
  /** YAML source of each top-level key, in the order of the text. */
  readonly sources: Readonly<ShallowRef<ReadonlyMap<string, string>>>
  /** Writes a key's source; null takes the key out. */
  readonly write: (key: string, source: string | null) => void
  readonly stop: () => void
}

/** The fields of a draft: shared with everybody in it, key by key. */
export const openFieldStore = (ydoc: Y.Doc): FieldStore => {
  const fields = ydoc.getMap<unknown>('fields')
  const order = ydoc.getArray<unknown>('order')
  const read = (): ReadonlyMap<string, string> => {
    const keys = new Set([...order.toArray(), ...fields.keys()])
    return new Map(
      [...keys].flatMap((key) => {
        const source = typeof key === 'string' ? fields.get(key) : undefined
        return typeof key === 'string' && typeof source === 'string' ? [[key, source]] : []
      }),
    )
  }
  const sources = shallowRef(read())
  const look = (): void => {
    sources.value = read()
  }
  fields.observe(look)
  order.observe(look)
  return {
    sources,
    write: (key, source) => {
      if ((fields.get(key) ?? null) === source) return
      ydoc.transact(() => {
        if (source === null) fields.delete(key)
        else fields.set(key, source)
        const at = order.toArray().indexOf(key)
        if (source === null && at >= 0) order.delete(at, 1)
        if (source !== null && at < 0) order.push([key])
      }, FIELD_CHANGE)
    },
    stop: () => {
      fields.unobserve(look)
      order.unobserve(look)
    },
  }
}

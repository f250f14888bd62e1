/** Works a value out when it is first asked for, and only once. */
export function lazy<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
